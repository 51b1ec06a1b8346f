// One click copies one value; what was copied is said, also to those who do not see it.
document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  await navigator.clipboard.writeText(button.dataset.copy);
  const status = document.querySelector("[data-copied]");
  status.textContent = `${status.dataset.copied}: ${button.dataset.copy}`;
  button.setAttribute("aria-pressed", "true");
});
