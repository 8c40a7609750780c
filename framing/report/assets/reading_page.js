"use strict";
const choice = document.getElementById("event"), search = document.getElementById("search"), count = document.getElementById("count");
const sections = [...document.querySelectorAll("section[data-pair]")];
function show(id) {
  for (const section of sections) section.hidden = section.id !== id;
  choice.value = id;
  find();
}
function light(link, on) {
  const other = document.getElementById(link.hash.slice(1));
  for (const one of [link, other]) if (one) one.classList.toggle("lit", on);
}
function find() {
  const words = search.value.trim().toLowerCase();
  let found = 0;
  for (const line of document.querySelectorAll("section:not([hidden]) .s")) {
    const hit = words !== "" && line.textContent.toLowerCase().includes(words);
    line.classList.toggle("found", hit);
    if (hit) found += 1;
  }
  count.textContent = words === "" ? "" : found + (found === 1 ? " sentence" : " sentences");
}
for (const link of document.querySelectorAll("a.pair")) {
  for (const [name, on] of [["mouseenter", true], ["focus", true], ["mouseleave", false], ["blur", false]])
    link.addEventListener(name, () => light(link, on));
  link.addEventListener("click", (event) => {
    event.preventDefault();
    const other = document.getElementById(link.hash.slice(1));
    other.scrollIntoView({ block: "center" });
    other.focus({ preventScroll: true });
  });
}
choice.addEventListener("change", () => show(choice.value));
search.addEventListener("input", find);
document.querySelector(".controls").hidden = false;
const wanted = sections.find((section) => "#" + section.id === location.hash);
show((wanted || sections[0]).id);
