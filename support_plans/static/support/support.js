// Small helps for every page. Nothing here is needed to work.
(() => {
  "use strict";
  const PREFIX = "support-sheet:";

  // Menus close when one taps elsewhere.
  document.addEventListener("click", (event) => {
    document.querySelectorAll("details.me[open], details.more[open]").forEach((menu) => {
      if (!menu.contains(event.target)) menu.open = false;
    });
  });
  document.addEventListener("keydown", (event) => {
    if (event.key === "Escape") document.querySelectorAll("details.me[open], details.more[open]").forEach((menu) => { menu.open = false; });
  });

  // Whoever filled a form wrongly is led to what is wrong.
  const errors = document.querySelector(".message.error[role=alert]:not([hidden])");
  if (errors) errors.focus();

  // An interview that is on record: the copy of its sheet is needless, unless another device held it first.
  const held = document.getElementById("held");
  if (held) {
    const key = PREFIX + held.dataset.key;
    try {
      const copy = JSON.parse(localStorage.getItem(key));
      if (sessionStorage.getItem("support-sheet-sent") === key) localStorage.removeItem(key);
      else if (copy) {
        const list = document.createElement("ul");
        copy.fields.filter(([name, value]) => value && /^(q-|d-|remarks)/.test(name)).forEach(([name, value]) => {
          const line = document.createElement("li");
          line.textContent = `${name}: ${value}`;
          list.append(line);
        });
        held.querySelector("p").after(list);
        held.hidden = false;
        held.querySelector("button").addEventListener("click", () => { localStorage.removeItem(key); held.hidden = true; });
      }
      sessionStorage.removeItem("support-sheet-sent");
    } catch { /* no storage on this device */ }
  }

  // Sheets whose answers lie on this device and were not sent yet.
  const banner = document.getElementById("unsent");
  const me = banner && banner.dataset.person;
  const here = document.getElementById("sheet");
  const waiting = [];
  try {
    for (let place = 0; place < localStorage.length; place += 1) {
      const key = localStorage.key(place);
      if (!key.startsWith(`${PREFIX}${me}:`) || (here && key === PREFIX + here.dataset.key)) continue;
      waiting.push(JSON.parse(localStorage.getItem(key)));
    }
  } catch { /* no storage on this device */ }
  if (banner && waiting.length) {
    const words = banner.querySelector("span");
    words.append(`${banner.dataset.words}: `);
    waiting.forEach((sheet, place) => {
      const link = document.createElement("a");
      link.href = sheet.path;
      link.textContent = sheet.title;
      words.append(place ? "、" : "", link);
    });
    banner.hidden = false;
  }

  // A long form is not sent into the void: the browser would show its own page instead of what was typed.
  const log = document.getElementById("log-form");
  if (log) {
    log.addEventListener("submit", (event) => {
      if (navigator.onLine) return;
      event.preventDefault();
      const notice = document.getElementById("no-connection");
      notice.hidden = false;
      notice.scrollIntoView({ block: "center" });
    });
    window.addEventListener("online", () => { document.getElementById("no-connection").hidden = true; });
  }
})();
