// The interview sheet: every change is kept on the device first, then sent; what could not be sent is sent again.
(() => {
  "use strict";
  const PREFIX = "support-sheet:";
  const PAUSE = 700;
  const AGAIN = 15000;
  const NOT_KEPT = new Set(["csrfmiddlewaretoken", "act"]);
  let sending = null;
  let timer = 0;

  const sheet = () => document.getElementById("sheet");
  const storeKey = () => PREFIX + sheet().dataset.key;

  function typed() {
    return [...new FormData(sheet()).entries()].filter(([name, value]) => !NOT_KEPT.has(name) && typeof value === "string");
  }

  function kept() {
    try { return JSON.parse(localStorage.getItem(storeKey())); } catch { return null; }
  }

  function keep() {
    const copy = { path: location.pathname, title: sheet().dataset.title, fields: typed() };
    try { localStorage.setItem(storeKey(), JSON.stringify(copy)); } catch { /* the form itself still holds it */ }
  }

  const answersOf = (fields) => JSON.stringify(fields.filter(([name]) => name !== "revision" && name !== "writer"));

  function forget() {
    try { localStorage.removeItem(storeKey()); } catch { /* nothing was kept */ }
  }

  function show(state) {
    for (const name of ["saved", "sending", "unsent"]) document.getElementById(`state-${name}`).hidden = name !== state;
  }

  function notice(text) {
    const place = document.getElementById("sheet-notice");
    place.textContent = text || "";
    place.hidden = !text;
  }

  function count() {
    document.getElementById("answered").textContent = new Set([...sheet().querySelectorAll('.choice input[name^="q-"]:checked')].map((input) => input.name)).size;
    const online = document.getElementById("online");
    if (sheet().querySelector('input[name="mode"][value="online"]:checked')) online.open = true;
  }

  function send() {
    clearTimeout(timer);
    if (sheet().dataset.conflict || !window.htmx) return;
    if (!navigator.onLine) { show("unsent"); return; }
    window.htmx.trigger(sheet(), "sheet:send");
  }

  function changed(event) {
    if (event && !event.target.name) return;
    keep();
    count();
    show("unsent");
    clearTimeout(timer);
    timer = setTimeout(send, PAUSE);
  }

  function fillIn(fields) {
    const values = new Map(fields);
    for (const input of sheet().elements) {
      if (!input.name || NOT_KEPT.has(input.name) || input.type === "file") continue;
      if (input.type === "radio" || input.type === "checkbox") input.checked = values.get(input.name) === input.value;
      else if (values.has(input.name)) input.value = values.get(input.name);
    }
  }

  document.addEventListener("input", (event) => { if (sheet() && sheet().contains(event.target)) changed(event); });
  document.addEventListener("change", (event) => { if (sheet() && sheet().contains(event.target)) changed(event); });

  document.addEventListener("htmx:beforeRequest", (event) => {
    if (event.detail.elt !== sheet()) return;
    sending = answersOf(typed());
    show("sending");
  });
  // Only the sheet's own answers are shown; anything else is the sign-in page, or a proxy's.
  document.addEventListener("htmx:beforeSwap", (event) => {
    if (event.detail.requestConfig && event.detail.requestConfig.elt !== sheet()) return;
    if (!event.detail.xhr.getResponseHeader("X-Sheet")) {
      event.detail.shouldSwap = false;
      show("unsent");
      if (event.detail.xhr.status < 500) notice(sheet().dataset.signedOut);
    }
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    if (event.detail.requestConfig && event.detail.requestConfig.elt !== sheet() && event.detail.elt !== sheet()) return;
    const answer = event.detail.xhr;
    if (!answer || answer.status !== 200 || !answer.getResponseHeader("X-Sheet")) {
      if (!sheet().dataset.conflict) show("unsent");
      return;
    }
    notice("");
    // What was typed while the answer was on its way is still to be sent.
    if (answersOf(typed()) === sending) { forget(); show("saved"); } else { keep(); send(); }
  });
  document.addEventListener("htmx:sendError", () => { keep(); show("unsent"); });
  document.addEventListener("htmx:timeout", () => { keep(); show("unsent"); });

  window.addEventListener("online", () => { if (kept()) send(); });
  window.addEventListener("offline", () => { if (kept()) show("unsent"); });
  setInterval(() => { if (sheet() && kept() && !document.getElementById("state-unsent").hidden) send(); }, AGAIN);

  document.addEventListener("submit", (event) => {
    if (event.target !== sheet()) return;
    keep();
    const act = event.submitter && event.submitter.value;
    if (!navigator.onLine) {
      event.preventDefault();
      show("unsent");
      notice(act === "hold" ? sheet().dataset.wait : "");
    } else if (act !== "hold" && !sheet().dataset.conflict && window.htmx) {
      event.preventDefault();
      send();
    } else {
      // The page goes with everything on it; the copy is needless once the next page is there.
      sessionStorage.setItem("support-sheet-sent", storeKey());
    }
  });

  function begin() {
    if (!sheet()) return;
    const left = kept();
    const sent = sessionStorage.getItem("support-sheet-sent");
    sessionStorage.removeItem("support-sheet-sent");
    if (sent === storeKey()) { forget(); return; }
    if (!left || sheet().dataset.conflict) return;
    if (answersOf(left.fields) === answersOf(typed())) { forget(); return; }
    fillIn(left.fields);
    count();
    show("unsent");
    send();
  }
  begin();
  count();
})();
