// Where the links to the pages scroll sideways, on a phone, the one of this page is brought into view.

for (const link of document.querySelectorAll(".top nav [aria-current]")) {
  const list = link.closest("ul");
  const place = link.getBoundingClientRect().left - list.getBoundingClientRect().left;
  list.scrollLeft += place - (list.clientWidth - link.offsetWidth) / 2;
}
