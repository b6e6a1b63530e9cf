// A photograph large, with those before and after it. Without this file the link leads to the picture by itself.
"use strict";

for (const gallery of document.querySelectorAll(".gallery")) {
  const links = [...gallery.querySelectorAll("a")];
  const words = gallery.dataset;
  const dialog = document.createElement("dialog");
  const image = new Image();
  const text = document.createElement("p");
  let index = 0;
  let start = null;

  const show = (next) => {
    index = (next + links.length) % links.length;
    const link = links[index];
    image.src = link.dataset.full || link.href;
    // The text stands below; read out twice it would be a nuisance.
    image.alt = "";
    const caption = link.parentElement.querySelector("figcaption");
    text.replaceChildren(...[...caption.childNodes].map((node) => node.cloneNode(true)), ` (${index + 1}/${links.length})`);
    if (links.length > 1) new Image().src = links[(index + 1) % links.length].dataset.full || links[(index + 1) % links.length].href;
  };

  const button = (name, sign, act) => {
    const node = document.createElement("button");
    node.type = "button";
    node.className = name;
    node.textContent = sign;
    node.setAttribute("aria-label", words[name]);
    node.addEventListener("click", act);
    return node;
  };

  dialog.className = "viewer";
  dialog.setAttribute("aria-label", words.label);
  text.setAttribute("aria-live", "polite");
  dialog.append(
    image,
    button("previous", "‹", () => show(index - 1)),
    text,
    button("next", "›", () => show(index + 1)),
    button("close", "✕", () => dialog.close()),
  );
  for (const node of dialog.querySelectorAll(".previous, .next")) node.hidden = links.length < 2;
  gallery.after(dialog);

  links.forEach((link, place) => {
    link.addEventListener("click", (event) => {
      // New windows stay possible.
      if (event.ctrlKey || event.metaKey || event.shiftKey || event.button) return;
      event.preventDefault();
      show(place);
      dialog.showModal();
      dialog.querySelector(".close").focus();
    });
  });
  // Whoever leaves goes on with the picture seen last.
  dialog.addEventListener("close", () => links[index].focus());
  dialog.addEventListener("keydown", (event) => {
    const step = { ArrowLeft: -1, ArrowUp: -1, ArrowRight: 1, ArrowDown: 1, PageUp: -1, PageDown: 1 }[event.key];
    if (step) show(index + step);
    else if (event.key === "Home") show(0);
    else if (event.key === "End") show(links.length - 1);
    else return;
    event.preventDefault();
  });
  dialog.addEventListener("pointerdown", (event) => {
    start = event.isPrimary && event.pointerType !== "mouse" ? event : null;
  });
  dialog.addEventListener("pointerup", (event) => {
    if (!start) return;
    const [x, y] = [event.clientX - start.clientX, event.clientY - start.clientY];
    if (Math.abs(x) > 40 && Math.abs(x) > 2 * Math.abs(y)) show(index + (x < 0 ? 1 : -1));
    start = null;
  });
}
