"use strict";
const table = document.getElementById("terms"), body = table.tBodies[0], rows = [...body.rows];
const [search, claimed, count] = ["search", "claimed", "count"].map((id) => document.getElementById(id));
const key = (row, column) => {
  const text = row.cells[column].textContent;
  const number = parseFloat(text.replaceAll(",", ""));
  return column === 0 || Number.isNaN(number) ? text : number;
};
const order = (a, b) => {
  if (typeof a !== typeof b) return typeof a === "number" ? -1 : 1;
  return a < b ? -1 : a > b ? 1 : 0;
};
function filter() {
  const word = search.value.trim().toLowerCase();
  let shown = 0;
  for (const row of rows) {
    const unclaimed = claimed.checked && !row.classList.contains("claim");
    row.hidden = unclaimed || !row.cells[0].textContent.includes(word);
    if (!row.hidden) shown += 1;
  }
  count.textContent = shown.toLocaleString("en") + (shown === 1 ? " term" : " terms");
}
function sort(head) {
  const column = head.cellIndex;
  const down = column > 0 && head.getAttribute("aria-sort") !== "descending";
  for (const other of head.parentNode.cells) other.removeAttribute("aria-sort");
  head.setAttribute("aria-sort", down ? "descending" : "ascending");
  rows.sort((a, b) => order(key(a, column), key(b, column)) * (down ? -1 : 1));
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
