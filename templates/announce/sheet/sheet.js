// A choice of one moment, and buttons that copy; without scripts the fields below each text can be selected by hand.
(() => {
  const choice = document.getElementById("moment");
  if (choice) {
    choice.parentElement.hidden = false;
    const show = () => {
      for (const step of document.querySelectorAll("[data-moment]")) {
        step.hidden = Boolean(choice.value && step.dataset.moment && step.dataset.moment !== choice.value);
      }
    };
    choice.addEventListener("change", show);
    show();
  }
  for (const button of document.querySelectorAll("[data-copy]")) {
    const field = document.getElementById(button.dataset.copy);
    const words = button.textContent;
    button.hidden = false;
    button.addEventListener("click", async () => {
      let done = false;
      try {
        await navigator.clipboard.writeText(field.value);
        done = true;
      } catch {
        // A browser that allows it only by selection, or not at all: then the field is open and selected.
        field.closest("details").open = true;
        field.select();
        try { done = document.execCommand("copy"); } catch { done = false; }
      }
      button.textContent = done ? "Copied" : "Press Ctrl+C or Cmd+C";
      setTimeout(() => { button.textContent = words; }, 2500);
    });
  }
})();
