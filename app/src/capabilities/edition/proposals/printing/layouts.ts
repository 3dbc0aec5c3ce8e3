// How the paper of a proposal looks on A4, in the language of Typst: a poster to hang, and a sheet to sign.

const setUp = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.institution, date: none)
#set text(lang: data.lang, size: 12pt, fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining")
#set page(paper: "a4", margin: (top: 20mm, bottom: 20mm, x: 20mm), footer: {
  set text(size: 8.5pt)
  line(length: 100%, stroke: 0.4pt)
  v(-3pt)
  grid(columns: (1fr, auto), data.foot, if data.isDemonstration { strong(data.words.demonstration) })
})
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): it => block(above: 14pt, below: 10pt, it.body)
`;

/** The title as large as it fits, what it costs, who proposes it, and the QR that leads to its page. */
export const posterLayout = `${setUp}
#set text(size: 16pt)
#text(size: 16pt, data.edition)
#line(length: 100%, stroke: 3pt)
#v(4mm)
#show heading.where(level: 1): set text(size: if data.title.clusters().len() > 70 { 36pt } else { 50pt }, weight: "bold")
= #data.title
#v(4mm)
#text(size: 24pt, weight: "bold", data.cost)
#parbreak()
#data.author
#v(4mm)
#text(size: 17pt, data.summary)
#v(1fr)
#grid(columns: (62mm, 1fr), column-gutter: 9mm, align: horizon,
  image(bytes(sys.inputs.qr), format: "svg", width: 62mm, alt: data.address),
  [ #text(size: 22pt, weight: "bold", data.words.call) #parbreak() #data.words.scan #parbreak()
    #text(size: 13pt, raw(data.address)) ])
#v(6mm)
`;

/** What is signed, what counts, and twenty lines. */
export const sheetLayout = `${setUp}
#show heading.where(level: 1): set text(size: 18pt, weight: "bold")
#grid(columns: (1fr, 26mm), column-gutter: 6mm,
  [ #text(size: 11pt, data.edition) #parbreak()
    = #data.words.heading
    #text(size: 14pt, weight: "bold", data.title) #parbreak()
    #text(size: 11pt)[#data.number. #data.cost. #data.author] ],
  image(bytes(sys.inputs.qr), format: "svg", width: 26mm, alt: data.address))
#set text(size: 9.5pt)
#data.words.note
#set table(stroke: 0.4pt, inset: (x: 4pt, y: 0pt))
#table(columns: (8mm, 1fr, 36mm, 17mm, 19mm, 34mm), align: horizon,
  rows: (7mm,) + (9.8mm,) * data.lines,
  table.header(..data.words.columns.map(one => strong(one))),
  ..range(1, data.lines + 1).map(number => ([#number], [], [], [], [#data.words.ties], [])).flatten())
#v(2mm)
#data.words.privacy
`;
