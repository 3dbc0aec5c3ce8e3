// How the sheet of a proposal looks on A4, in the language of Typst.

export const sheetLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let rule = rgb("#CCD4D0")
#set document(title: data.title, author: data.institution, date: none)
#set text(
  lang: data.lang, size: 10pt, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining",
)
#set page(
  paper: "a4", margin: (top: 24mm, bottom: 20mm, x: 20mm),
  header: {
    set text(size: 9pt, fill: grey)
    grid(columns: (1fr, auto), strong(data.institution),
      if data.isDemonstration { strong(text(fill: rgb("#9E1339"), data.words.demonstration)) } else { data.edition })
    line(length: 100%, stroke: 0.6pt + rule)
  },
  footer: context {
    set text(size: 8.4pt, fill: grey)
    grid(columns: (1fr, auto), data.address, [#counter(page).display() / #counter(page).final().first()])
  },
)
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): it => block(below: 8pt, text(size: 18pt, fill: deep, it.body))
#show heading.where(level: 2): it => block(above: 14pt, below: 6pt, text(size: 12pt, fill: deep, it.body))
#set table(stroke: (x, y) => (bottom: if y == 0 { 1pt + deep } else { 0.5pt + rule }), inset: (x: 4pt, y: 4pt))
#show table.cell.where(y: 0): set text(weight: "bold")

= #data.title
#text(fill: grey, data.edition)

#terms(separator: h(0.5em), hanging-indent: 1.2em, spacing: 0.6em,
  ..data.facts.map(fact => terms.item(fact.label + ":", fact.text)))

#for part in data.texts {
  heading(level: 2, part.label)
  par(part.text)
}

== #data.words.checks
#table(columns: (auto, auto, 1fr, auto), table.header(..data.checkColumns), ..data.checks.flatten())

#if data.lines.len() > 0 {
  heading(level: 2, data.words.lines)
  table(columns: (1fr, auto, auto), table.header(..data.lineColumns), ..data.lines.flatten())
}
`;
