// Keeps the progress bar of a running job up to date and shows the page anew when it is over.
// Without JavaScript the page renews itself.
(function () {
  "use strict";
  const box = document.getElementById("job-progress");
  if (!box) return;
  const bar = box.querySelector("progress");
  const text = box.querySelector("[data-count]");
  async function look() {
    try {
      const answer = await fetch(box.dataset.url, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.status);
      const job = await answer.json();
      if (!job.is_running || job.state !== box.dataset.state) return window.location.reload();
      bar.value = job.percent;
      text.textContent = job.done + job.failed + " / " + job.total;
    } catch (error) {
      // The network is away for a moment: ask again.
    }
    window.setTimeout(look, 1500);
  }
  window.setTimeout(look, 1500);
})();
