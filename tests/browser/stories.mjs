// Stories that no reader would want: hostile ones and large ones. All words are invented.

const attack = `"><script>globalThis.hit = 1</script><img src=x onerror="globalThis.hit = 2">`;

/// Markup, event handlers, addresses that run, quotation marks and marks that turn lines around, in every field.
export function hostile() {
  const text = (n) =>
    `${attack} The quake killed ${n} people.\n\n</p></article><svg onload=globalThis.hit=3> ` +
    `“We need ${n} tents' ${attack}” said Jane "onfocus=globalThis.hit=4 autofocus x='" Roe.\n\n` +
    `\u202eThe bridge is 30 kilometers long\u202c \u2067and\u2069 \u200fold\u200b\u2060\ufeff. {{ 7 * 7 }} {% raw %} <!-- ]]> --> &lt;b&gt; \u0000 \u001b[31m\n\n` +
    `javascript:globalThis.hit=5 <a href="javascript:globalThis.hit=6">24 people</a> <style>*{display:none}</style>`;
  const urls = ["javascript:globalThis.hit=7", "https://example.org/\"onclick=globalThis.hit=8 x='", "data:text/html,<script>globalThis.hit=9</script>"];
  return urls.map((url, i) => ({
    id: `${attack}-${i}'"\u202e`,
    outlet: `${attack} outlet \u202e${i}`,
    title: `</title><script>globalThis.hit = 10</script> title ${i} {{ policy }}`,
    author: attack,
    published: `2013-07-0${i + 1}`,
    url,
    text: text(24 + i),
  }));
}

const places = ["Alm", "Brod", "Cern", "Dorn", "Elm", "Fern", "Gorn", "Horn", "Irn", "Jarn"];

function sentence(i, shift) {
  const place = places[i % places.length] + places[Math.floor(i / 10) % places.length].toLowerCase();
  return [
    `In the village of ${place} the flood of ${1 + (i % 28)} March 2031 destroyed ${20 + i + shift} houses.`,
    `Mayor Ana ${place} said that ${5 + (i % 40)} people were missing from the valley.`,
    `“The water rose by ${1 + (i % 9)} meters in one night,” the mayor of ${place} told reporters on Monday.`,
    `Repairs will cost about $${1 + (i % 70)} million, according to the province.`,
    `Nobody could say yet when the road along the river would be open again, and most families stayed with relatives.`,
  ][i % 5];
}

const first = ["Al", "Bro", "Cer", "Dor", "El", "Fer", "Gor", "Hol", "Ir", "Jar", "Kel", "Lom", "Mar", "Nor", "Os", "Pel"];
const second = ["ba", "da", "fi", "go", "ka", "le", "mi", "no", "pa", "ri", "sa", "te", "vo", "wi", "xu", "zo"];
const third = ["burn", "dorf", "feld", "ford", "gard", "hof", "lund", "mark", "rup", "stad", "stow", "tal", "thwaite", "torp", "wald", "wick"];

/// The nth of 4096 villages.
const village = (n) => first[n % 16] + second[(n >> 4) % 16] + third[(n >> 8) % 16];

/// What happened in a village, told in one of two ways; `shift` is added to what is counted there.
function happened(n, told, shift) {
  const place = village(n);
  const day = `${1 + (n % 28)} March 2031`;
  const homes = 20 + (n * 7) % 900 + shift;
  const cost = 3 + (n * 11) % 400;
  return told === 0
    ? `In the village of ${place} the flood destroyed ${homes} houses on ${day}. “We lost the mill and the bridge of ${place},” ` +
      `mayor Ana ${place} said. Repairs in ${place} will cost $${cost} million.`
    : `The flood came to ${place} on ${day} and destroyed ${homes} houses there. Rebuilding ${place} will cost $${cost} million, ` +
      `said mayor Ana ${place}.`;
}

/// Two articles, one of about a megabyte, the other on every twelfth of its villages, with other numbers here and there.
export function long() {
  const all = Array.from({ length: 4096 }, (_, n) => happened(n, 0, 0));
  const some = [];
  for (let n = 0; n < 4096; n += 12) some.push(happened(n, 1, n % 5 === 0 ? 3 : 0));
  return [
    { id: "long", outlet: "The Long Paper", published: "2031-03-30", text: all.join("\n\n") },
    { id: "short", outlet: "The Short Paper", published: "2031-03-31", text: some.join("\n\n") },
  ];
}

/// Fifty articles of about ten kilobytes.
export function many() {
  return Array.from({ length: 50 }, (_, n) => ({
    id: `many/${n}`,
    outlet: `Paper ${n}`,
    published: "2031-03-30",
    url: `https://example.org/${n}`,
    text: Array.from({ length: 110 }, (_, i) => sentence((i * (1 + (n % 4)) + n) % 150, n % 3)).join("\n\n"),
  }));
}

/// Three short articles with addresses, whose pages the test serves itself.
export function linked() {
  const texts = [
    "The bridge over the Alm is 300 meters long.\n\nIt was opened on 3 May 2031. “It cost 24 million euros,” said Jane Roe, the mayor of Alm.",
    "The bridge over the Alm, 320 meters long, was opened on 3 May 2031. “It cost 24 million euros and not a cent more,” said Jane Roe, the mayor of Alm.",
    "The Alm bridge (300 meters long, well-known to anglers) was opened on 4 May 2031. It cost more than 24 million euros, Jane Roe said.",
  ];
  return texts.map((text, i) => ({
    id: `linked-${i}`,
    outlet: `Paper ${i}`,
    published: `2031-05-0${i + 4}`,
    url: `https://example.org/linked/${i}?a=1&b=2`,
    text,
  }));
}
