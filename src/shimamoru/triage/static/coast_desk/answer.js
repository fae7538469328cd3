// Puts the text of a template into the answer, to be changed before it is sent.
const choice = document.getElementById("template");
const answer = document.getElementById("answer");
choice?.addEventListener("change", () => {
  const text = choice.selectedOptions[0].dataset.text;
  if (text) answer.value = text;
});
