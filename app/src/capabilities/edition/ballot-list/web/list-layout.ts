// How a list looks on A4, in letters of the usual size or of 18 points, in the language of Typst.

export const listLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let rule = rgb("#CCD4D0")
#let stop = rgb("#9E1339")
#let size = if data.isLarge { 18pt } else { 10.5pt }
#set document(title: data.title, author: data.institution, date: none)
#set text(
  lang: data.lang, size: size, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining",
)
#set page(
  paper: "a4", margin: (top: 26mm, bottom: 24mm, x: 18mm),
  header: {
    set text(size: 9pt, fill: grey)
    grid(columns: (1fr, auto), strong(data.institution),
      if data.isDemonstration { strong(text(fill: stop, data.words.demonstration)) } else { data.edition })
    line(length: 100%, stroke: 0.6pt + rule)
  },
  footer: context {
    set text(size: 8pt, fill: grey)
    line(length: 100%, stroke: 0.6pt + rule)
    v(-2pt)
    grid(columns: (1fr, auto),
      { data.address; linebreak(); text(font: "DejaVu Sans Mono", size: 6.6pt, data.hash) },
      [#counter(page).display() / #counter(page).final().first()])
  },
)
#set par(leading: 0.58em, spacing: 0.8em)
#show heading.where(level: 1): it => block(below: 0.7em, text(size: 1.8em, fill: deep, it.body))
#show heading.where(level: 2): it => block(above: 1.2em, below: 0.4em, text(size: 1.15em, fill: deep, it.body))

= #data.title
#text(fill: grey, data.lead)

#par(data.note)

#for row in data.rows {
  block(breakable: false, above: 1.1em, below: 0em, width: 100%, stroke: (top: 0.6pt + rule), inset: (top: 0.6em),
    grid(columns: (if data.isLarge { 17mm } else { 12mm }, 1fr), column-gutter: 4mm,
      text(size: 1.7em, weight: "bold", fill: if row.withdrawn == none { deep } else { grey }, row.number),
      {
        heading(level: 2, if row.withdrawn == none { row.title } else { strike(row.title) })
        if row.withdrawn != none { par(text(fill: stop, row.withdrawn)) } else {
          par(strong(row.cost) + [ · ] + row.place)
          par(row.need)
          if row.ties != "" { par(text(fill: grey, row.ties)) }
        }
      },
    ))
}
`;
