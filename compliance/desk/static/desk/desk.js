/* The theme and the admin each load the library of the look-up fields; the second copy takes the Japanese
   messages and the first one draws. Hand them over before the fields are drawn. */
document.addEventListener("DOMContentLoaded", () => {
  const $ = window.django && window.django.jQuery;
  if (!$ || !$.fn.select2) return;
  try {
    const messages = $.fn.select2.amd.require(`select2/i18n/${document.documentElement.lang}`);
    $.fn.select2.defaults.set("language", messages);
  } catch {
    /* No messages in this language: English stays. */
  }
});

/* The theme writes a chosen file's name into a text field beside it; our own forms have none. */
document.addEventListener("DOMContentLoaded", () => {
  for (const input of document.querySelectorAll(".desk-field input[type=file]")) input.hasChangeListener = true;
});
