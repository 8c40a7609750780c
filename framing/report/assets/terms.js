"use strict";
const table = document.getElementById("terms"), body = table.tBodies[0], rows = [...body.rows];
const search = document.getElementById("search"), claimed = document.getElementById("claimed"), count = document.getElementById("count");
const key = (row, at) => {
  const text = row.cells[at].textContent;
  const number = parseFloat(text.replaceAll(",", ""));
  return at === 0 || Number.isNaN(number) ? text : number;
};
function filter() {
  const wanted = search.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    row.hidden = !row.cells[0].textContent.includes(wanted) || (claimed.checked && !row.classList.contains("claim"));
    if (!row.hidden) shown += 1;
  }
  count.textContent = shown.toLocaleString("en") + (shown === 1 ? " term" : " terms");
}
function sort(head) {
  const at = head.cellIndex, down = head.getAttribute("aria-sort") !== "descending" && at > 0;
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  const order = (a, b) => (typeof a === typeof b ? (a < b ? -1 : a > b ? 1 : 0) : typeof a === "number" ? -1 : 1);
  rows.sort((one, other) => order(key(one, at), key(other, at)) * (down ? -1 : 1));
  body.append(...rows);
}
for (const head of table.tHead.rows[0].cells) {
  const button = document.createElement("button");
  button.type = "button";
  button.append(...head.childNodes);
  head.append(button);
  button.addEventListener("click", () => sort(head));
}
search.addEventListener("input", filter);
claimed.addEventListener("change", filter);
document.getElementById("controls").hidden = false;
filter();
