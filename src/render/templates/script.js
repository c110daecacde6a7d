(() => {
  const form = document.getElementById("filters");
  if (!form) return;
  form.hidden = false;
  const status = document.getElementById("shown");
  const rows = new Map();
  for (const row of document.querySelectorAll("tr[data-p]")) rows.set(row.dataset.p, row);
  const points = Array.from(document.querySelectorAll(".point"), (card) => ({
    card,
    row: rows.get(card.id),
    verdict: card.dataset.v,
    kind: card.dataset.k,
    sources: card.dataset.s,
    text: null,
  }));
  const sections = Array.from(document.querySelectorAll("[data-section]"));
  const chosen = (name) => new Set(Array.from(form.querySelectorAll(`[name=${name}]:checked`), (box) => box.value));

  const apply = () => {
    const verdicts = chosen("verdict");
    const kinds = chosen("kind");
    const source = form.elements.source.value;
    const words = form.elements.text.value.trim().toLowerCase();
    let shown = 0;
    for (const point of points) {
      let show = verdicts.has(point.verdict) && kinds.has(point.kind);
      show = show && (source === "" || point.sources.includes(` ${source} `));
      if (show && words !== "") {
        if (point.text === null) point.text = point.card.textContent.toLowerCase();
        show = point.text.includes(words);
      }
      if (point.card.hidden === show) {
        point.card.hidden = !show;
        if (point.row) point.row.hidden = !show;
      }
      if (show) shown += 1;
    }
    for (const section of sections) section.hidden = !section.querySelector(".point:not([hidden])");
    status.textContent = shown === points.length ? `${shown} points` : `${shown} of ${points.length} points`;
  };

  // A link to a point or to words leads there even if a filter hides it or it is folded away.
  const arrive = () => {
    const target = location.hash.length > 1 && document.getElementById(location.hash.slice(1));
    if (!target) return;
    if (target.closest("[hidden]")) {
      form.reset();
      apply();
    }
    for (let at = target; at; at = at.parentElement) if (at.tagName === "DETAILS") at.open = true;
    const inside = target.matches(".point") && target.querySelector("details");
    if (inside) inside.open = true;
    target.scrollIntoView();
  };

  let waiting = 0;
  form.addEventListener("input", () => {
    cancelAnimationFrame(waiting);
    waiting = requestAnimationFrame(apply);
  });
  form.addEventListener("reset", () => setTimeout(apply));
  form.addEventListener("submit", (event) => event.preventDefault());
  addEventListener("hashchange", arrive);
  // A browser may have kept the form's state over a reload.
  apply();
  arrive();
})();
