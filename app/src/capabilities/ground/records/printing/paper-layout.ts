// How a form on paper looks on A4, in the language of Typst: large type and boxes to write in. What was printed comes out the same again: a change that others see is a new layout.

export const PAPER_LAYOUT = 'paper-1';

export const paperLayout = `
#let data = json(bytes(sys.inputs.data))
#let words = data.words
#let deep = rgb("#0B2E42")
#let grey = rgb("#3D525D")
#let (year, month, day) = data.printedOn.split("-").map(int)
#set document(title: data.title, author: data.institution, date: datetime(year: year, month: month, day: day))
#set text(
  lang: data.lang, region: if data.lang == "es" { "CL" } else { "GB" }, size: 14pt, fill: rgb("#0D222E"), fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining",
)
#set par(leading: 0.55em, spacing: 0.8em)
#show heading.where(level: 1): it => block(above: 0pt, below: 9pt, text(size: 23pt, fill: deep, it.body))
#show heading.where(level: 2): it => block(above: 15pt, below: 6pt, text(size: 15pt, it.body))
#let space(height) = block(width: 100%, height: height, stroke: 1pt + deep, radius: 1.5mm)
#let cell(label, width) = box(width: width, {
  block(width: 100%, height: 12mm, stroke: 1pt + deep, radius: 1.5mm, below: 3pt)
  text(size: 11pt, fill: grey, label)
})
#let date-cells = grid(
  columns: 3, column-gutter: 4mm, cell(words.day, 20mm), cell(words.month, 20mm), cell(words.year, 34mm),
)
#let choice(label) = grid(
  columns: (7mm, 1fr), column-gutter: 4mm, align: (left + horizon, left + horizon),
  box(width: 7mm, height: 7mm, stroke: 1.2pt + deep, radius: 1mm), label,
)
#let place(label) = grid(
  columns: (12mm, 1fr), column-gutter: 4mm, align: (left + horizon, left + horizon),
  box(width: 12mm, height: 10mm, stroke: 1pt + deep, radius: 1.5mm), label,
)
#let point(label) = box(width: 12mm, height: 12mm, stroke: 1.2pt + deep, radius: 6mm, align(center + horizon, label))
#let field(it) = block(breakable: false, width: 100%, above: 7mm, {
  heading(level: 2, it.label)
  if it.hint != "" { par(text(size: 12pt, fill: grey, it.hint)) }
  if it.kind == "line" { space(12mm) }
  else if it.kind == "lines" { space(50mm) }
  else if it.kind == "number" { block(width: 45mm, space(12mm)) }
  else if it.kind == "date" { date-cells }
  else if it.kind == "scale" { stack(dir: ltr, spacing: 3mm, ..it.options.map(point)) }
  else if it.kind == "order" { stack(spacing: 3mm, ..it.options.map(place)) }
  else { stack(spacing: 3mm, ..it.options.map(choice)) }
})
#let sheet(it) = {
  counter(page).update(1)
  grid(
    columns: (1fr, 30mm), column-gutter: 8mm,
    {
      text(size: 12pt, fill: grey, data.institution)
      if data.isDemonstration { text(size: 12pt, fill: rgb("#9E1339"), weight: "bold", " · " + words.demonstration) }
      parbreak()
      if it.name == none { words.unnumbered } else { text(size: 17pt, weight: "bold", words.sheet + " " + it.name) }
      v(3mm)
      heading(level: 1, data.title)
    },
    {
      image(bytes(it.qr), format: "svg", width: 30mm, alt: words.qr + " " + it.address)
      if it.code != none { align(center, text(font: "DejaVu Sans Mono", size: 7pt, it.code)) }
    },
  )
  for paragraph in data.instructions { par(paragraph) }
  for one in data.fields { field(one) }
  if not data.at("isAnonymous", default: false) {
    field((kind: "line", label: words.name, hint: "", options: ()))
    block(breakable: false, width: 100%, above: 7mm, grid(
      columns: (1fr, auto), column-gutter: 8mm,
      { heading(level: 2, words.signature); space(22mm) },
      { heading(level: 2, words.date); date-cells },
    ))
  }
  v(3mm)
  text(size: 11.5pt, {
    strong(data.handIn)
    parbreak()
    words.privacy
    parbreak()
    text(fill: grey, it.address)
  })
}
#set page(paper: "a4", margin: (top: 18mm, bottom: 18mm, x: 20mm))
#for (at, it) in data.sheets.enumerate() {
  if at > 0 { pagebreak() }
  sheet(it)
}
`;
