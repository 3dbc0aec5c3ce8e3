// How a formal document looks on A4, in the language of Typst. A change of it is a new layout under a new name.

export const ACT_LAYOUT = 'act-1';

export const actLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let rule = rgb("#CCD4D0")
#let (year, month, day) = data.issuedOn.split("-").map(int)

#set document(
  title: data.title + " N.º " + data.number,
  author: data.institution,
  date: datetime(year: year, month: month, day: day),
)
#set text(
  lang: "es", region: "CL", size: 10.5pt, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"),
  number-type: "lining",
)
#let code(it) = text(font: "DejaVu Sans Mono", size: 7.6pt, it)
#set page(
  paper: "a4",
  margin: (top: 30mm, bottom: 48mm, x: 24mm),
  header: {
    set text(size: 9pt, fill: grey)
    grid(
      columns: (1fr, auto),
      strong(data.institution),
      if data.isDemonstration { strong(text(fill: rgb("#9E1339"), tracking: 0.06em, "DEMOSTRACIÓN")) }
      else { [N.º #data.number] },
    )
    v(-4pt)
    line(length: 100%, stroke: 0.6pt + rule)
  },
  footer: context {
    set text(size: 8.4pt, fill: grey)
    line(length: 100%, stroke: 0.6pt + rule)
    v(-2pt)
    grid(
      columns: (1fr, 25mm), column-gutter: 8mm,
      {
        set par(leading: 0.5em, spacing: 0.7em)
        [Verifica este documento en #data.address]
        parbreak()
        [Código #code(data.codeWords)]
        parbreak()
        [Huella (SHA-256) del contenido]
        linebreak()
        code(sys.inputs.sha256.slice(0, 32))
        linebreak()
        code(sys.inputs.sha256.slice(32))
        parbreak()
        [Página #counter(page).display() de #counter(page).final().first()]
      },
      image(bytes(sys.inputs.qr), format: "svg", width: 25mm, alt: "Código QR que lleva a " + data.address),
    )
  },
)
#set par(leading: 0.62em, spacing: 1em)
#set heading(numbering: none)
#show heading.where(level: 1): it => block(above: 0pt, below: 10pt, text(size: 20pt, fill: deep, it.body))
#show heading.where(level: 2): it => block(above: 18pt, below: 8pt, text(size: 13pt, fill: deep, it.body))
#set table(
  stroke: (x, y) => (bottom: if y == 0 { 1pt + deep } else { 0.5pt + rule }),
  inset: (x: 5pt, y: 4.5pt),
)
#show table.cell.where(y: 0): set text(weight: "bold")
#show figure: set block(breakable: true)
#set figure(supplement: none, numbering: none)
#set figure.caption(position: top)
#show figure.caption: it => align(left, text(size: 9.4pt, fill: grey, it.body))

#let facts(rows) = terms(
  separator: h(0.5em), hanging-indent: 1.2em, spacing: 0.75em,
  ..rows.map(row => terms.item(row.label + ":", row.text)),
)

= #data.title
#text(size: 11.5pt, fill: grey)[N.º #data.number · #data.issuedWords]

#facts((
  (label: "Institución", text: data.institution),
  (label: "Emite", text: data.issuedBy),
))

#for block in data.blocks {
  if block.kind == "heading" { heading(level: 2, block.text) }
  else if block.kind == "text" { par(block.text) }
  else if block.kind == "facts" { facts(block.rows) }
  else if block.kind == "table" {
    figure(kind: table, caption: block.caption, align(left, table(
      columns: block.columns.map(_ => auto).slice(1) + (1fr,),
      table.header(..block.columns),
      ..block.rows.flatten(),
    )))
  } else if block.kind == "signatures" {
    v(26mm, weak: false)
    grid(
      columns: (1fr, 1fr), column-gutter: 14mm, row-gutter: 24mm,
      ..block.places.map(place => {
        line(length: 100%, stroke: 0.8pt + deep)
        strong(place.name)
        linebreak()
        place.standsFor
      }),
    )
  }
}
`;
