// How the brief looks on A4, in the language of Typst: small letters, so that a contest fits on its sheet.

export const briefLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let rule = rgb("#CCD4D0")
#let stop = rgb("#9E1339")
#set document(title: data.title, author: data.institution, date: none)
#set text(
  lang: data.lang, size: 9.5pt, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining",
)
#set page(
  paper: "a4", margin: (top: 22mm, bottom: 20mm, x: 16mm),
  header: {
    set text(size: 8.5pt, fill: grey)
    grid(columns: (1fr, auto), strong(data.institution),
      if data.isDemonstration { strong(text(fill: stop, data.words.demonstration)) } else { data.edition })
    line(length: 100%, stroke: 0.6pt + rule)
  },
  footer: context {
    set text(size: 8pt, fill: grey)
    line(length: 100%, stroke: 0.6pt + rule)
    v(-2pt)
    grid(columns: (1fr, auto), data.address,
      [#counter(page).display() / #counter(page).final().first()])
  },
)
#set par(leading: 0.52em, spacing: 0.65em)
#show heading.where(level: 1): it => block(below: 0.5em, text(size: 1.7em, fill: deep, it.body))
#show heading.where(level: 2): it => block(above: 1em, below: 0.5em, text(size: 1.2em, fill: deep, it.body))
#set table(stroke: (x, y) => (bottom: 0.5pt + rule), inset: (x: 3pt, y: 3.5pt))

= #data.title
#text(fill: grey, data.edition)

#strong(data.words.committed). #data.committed #data.envelope #data.received

#data.words.rule

#for contest in data.contests {
  heading(level: 2, contest.name)
  if contest.stale != none { par(strong(text(fill: stop, contest.stale))) }
  par([#contest.amount #contest.counted #contest.result])
  table(
    columns: (3fr, auto, auto, auto, 2fr),
    align: (start, end, end, center, start),
    table.header(..data.words.columns.map(strong)),
    ..contest.rows.enumerate().map(((place, row)) => (
      if contest.line != none and contest.line.after == place {
        (table.cell(colspan: 5, strong(text(fill: deep, contest.line.text))),)
      } else { () },
      [#strong(row.place). #row.name#if row.note != "" { linebreak(); text(size: 0.88em, fill: grey, row.note) }],
      row.support, row.cost, row.reached, row.ifFalls,
    )).flatten(),
  )
  for tie in contest.ties { par(tie) }
}

#strong(data.words.ask) #data.words.asking
`;
