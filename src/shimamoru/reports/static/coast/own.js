// The reporter's own page: the map is loaded when somebody opens what can be changed.
import { openMap } from "./pick.js";

const change = document.getElementById("change");
const pick = document.getElementById("pick");

change.addEventListener("toggle", async () => {
  if (!change.open || pick.querySelector("figure")) return;
  try {
    await openMap(pick);
  } catch {
    pick.querySelectorAll("figure").forEach((one) => one.remove()); // the numbers and the list stay
  }
});
