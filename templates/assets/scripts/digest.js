// Buttons that copy what data-take names, with its styles. Without script everything can be selected by hand.
"use strict";

(() => {
  for (const button of document.querySelectorAll("button[data-take]")) {
    const target = document.getElementById(button.dataset.take);
    const label = button.textContent;
    button.hidden = !target;
    button.addEventListener("click", () => {
      // Selecting works everywhere, also where the clipboard may only be written on https.
      const range = document.createRange();
      range.selectNodeContents(target);
      const selection = getSelection();
      selection.removeAllRanges();
      selection.addRange(range);
      if (!document.execCommand("copy")) return;
      selection.removeAllRanges();
      button.textContent = button.dataset.done;
      setTimeout(() => { button.textContent = label; }, 3000);
    });
  }
})();
