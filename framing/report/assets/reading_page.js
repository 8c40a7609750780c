"use strict";
const [choice, search, count] = ["event", "search", "count"].map((id) => document.getElementById(id));
const sections = [...document.querySelectorAll("section[data-pair]")];
function show(id) {
  for (const section of sections) section.hidden = section.id !== id;
  choice.value = id;
  find();
}
function counterpart(link) {
  return document.getElementById(link.hash.slice(1));
}
function light(link, on) {
  for (const sentence of [link, counterpart(link)]) sentence?.classList.toggle("lit", on);
}
function find() {
  const words = search.value.trim().toLowerCase();
  let hits = 0;
  for (const sentence of document.querySelectorAll("section:not([hidden]) .s")) {
    const hit = words !== "" && sentence.textContent.toLowerCase().includes(words);
    sentence.classList.toggle("found", hit);
    if (hit) hits += 1;
  }
  count.textContent = words === "" ? "" : hits + (hits === 1 ? " sentence" : " sentences");
}
for (const link of document.querySelectorAll("a.pair")) {
  for (const name of ["mouseenter", "focus"]) link.addEventListener(name, () => light(link, true));
  for (const name of ["mouseleave", "blur"]) link.addEventListener(name, () => light(link, false));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    counterpart(link).scrollIntoView({ block: "center" });
    counterpart(link).focus({ preventScroll: true });
  });
}
choice.addEventListener("change", () => show(choice.value));
search.addEventListener("input", find);
document.querySelector(".controls").hidden = false;
function follow() {
  const target = document.getElementById(location.hash.slice(1));
  const opens = document.querySelector("section[data-opens]") || sections[0];
  show((target?.closest("section[data-pair]") || opens).id);
  if (target) target.scrollIntoView();
}
addEventListener("hashchange", follow);
follow();
