"use strict";
const slides = [...document.querySelectorAll(".slide")];
const [back, next] = ["back", "next"].map((id) => document.getElementById(id));
const named = () => Math.max(slides.findIndex((slide) => "#" + slide.id === location.hash), 0);
function show() {
  const shown = named();
  slides.forEach((slide, number) => slide.classList.toggle("away", number !== shown));
  back.disabled = shown === 0;
  next.disabled = shown === slides.length - 1;
  scrollTo(0, 0);
}
function turn(step) {
  const slide = slides[named() + step];
  if (!slide) return;
  location.hash = slide.id;
  show(); // the event of the address comes later
}
addEventListener("hashchange", show);
addEventListener("keydown", (event) => {
  const step = { ArrowRight: 1, PageDown: 1, ArrowLeft: -1, PageUp: -1 }[event.key];
  if (!step || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  turn(step);
});
back.addEventListener("click", () => turn(-1));
next.addEventListener("click", () => turn(1));
document.querySelector(".turn").hidden = false;
show();
