// One click copies one value; what came of it is said, also to those who do not see it. Where the browser lets
// nobody copy (no permission, a page without TLS) the value is put up, selected, to be copied by hand.
const outcome = document.querySelector("[data-copied]");
const byHand = document.querySelector("[data-copy-by-hand]");

function say(words, value, isRefusal) {
  outcome.textContent = `${words}: ${value}`;
  outcome.classList.toggle("desk-error", isRefusal);
}

async function copied(value) {
  try {
    await navigator.clipboard.writeText(value);
    return true;
  } catch {
    return copiedBySelection(value); // also where there is no clipboard at all
  }
}

function copiedBySelection(value) {
  byHand.hidden = false;
  byHand.value = value;
  byHand.focus({ preventScroll: true });
  byHand.select();
  try {
    return document.execCommand("copy");
  } catch {
    return false;
  }
}

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const value = button.dataset.copy;
  const done = await copied(value);
  say(done ? outcome.dataset.copied : outcome.dataset.refused, value, !done);
  if (!done) return;
  byHand.hidden = true;
  button.setAttribute("aria-pressed", "true");
  button.focus({ preventScroll: true });
});
