// How a list looks on one sheet of A3 or A2: as large as all of it fits, in the language of Typst.

export const posterLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let rule = rgb("#CCD4D0")
#let stop = rgb("#9E1339")
#set document(title: data.title, author: data.institution, date: none)
#set text(
  lang: data.lang, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining",
)
#set page(paper: data.paper, margin: 20mm)
#set par(leading: 0.5em, spacing: 0.6em)
#show heading.where(level: 1): it => block(below: 0.55em, text(size: if data.paper == "a2" { 54pt } else { 38pt }, fill: deep, it.body))
#let small = if data.paper == "a2" { 20pt } else { 14pt }

#let head = {
  heading(level: 1, data.title)
  text(size: 1.3 * small, fill: grey, data.lead)
}

#let item(row) = grid(columns: (2.6em, 1fr), column-gutter: 0.5em,
  text(size: 1.7em, weight: "bold", fill: if row.withdrawn == none { deep } else { grey }, row.number),
  {
    block(below: 0.35em, strong(if row.withdrawn == none { row.title } else { strike(row.title) }))
    if row.withdrawn == none { text(size: 0.85em, row.cost + " · " + row.place) }
    else { text(size: 0.85em, fill: stop, row.withdrawn) }
  })
#let column(rows) = rows.map(row =>
  block(width: 100%, stroke: (top: 0.6pt + rule), inset: (y: 0.45em), spacing: 0pt, item(row))).join()
#let body(columns) = grid(columns: (1fr,) * columns, column-gutter: 12mm,
  ..data.rows.chunks(calc.ceil(data.rows.len() / columns)).map(column))
#let foot = block(above: 0pt, {
  line(length: 100%, stroke: 1pt + deep)
  grid(columns: (1fr, auto), column-gutter: 10mm, align: (left + horizon, right),
    text(size: small)[
      #data.note
      #parbreak()
      #data.address
      #if data.isDemonstration { parbreak(); strong(text(fill: stop, data.words.demonstration)) }
      #parbreak()
      #text(font: "DejaVu Sans Mono", size: 0.55 * small, data.hash)
    ],
    image(bytes(sys.inputs.qr), format: "svg", width: if data.paper == "a2" { 60mm } else { 42mm }, alt: data.words.qr))
})

#layout(space => {
  let around = measure(head, width: space.width).height + measure(foot, width: space.width).height
  let room = space.height - around - 16mm
  let fits(size, columns) = {
    let shown = { set text(size: size * 1pt); body(columns) }
    measure(shown, width: space.width).height <= room
  }
  let (size, chosen) = (4, 4)
  for columns in (1, 2, 3, 4) {
    let above = 49
    if not fits(size + 1, columns) { continue }
    while above - size > 1 {
      let between = calc.floor((size + above) / 2)
      if fits(between, columns) { size = between } else { above = between }
    }
    chosen = columns
  }
  block(below: 6mm, head)
  block(height: room, above: 0pt, below: 6mm, { set text(size: size * 1pt); body(chosen) })
  foot
})
`;
