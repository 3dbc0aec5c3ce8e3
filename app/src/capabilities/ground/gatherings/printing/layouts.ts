// How the paper of a gathering looks on A4, in the language of Typst: little ink, lines to write on, black on white.

const setUp = `
#let data = json(bytes(sys.inputs.data))
#set document(title: data.title, author: data.caller, date: none)
#set text(lang: data.lang, size: 12pt, fallback: false,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"), number-type: "lining")
#set page(paper: "a4", margin: (top: 22mm, bottom: 20mm, x: 20mm), footer: {
  set text(size: 8.5pt)
  line(length: 100%, stroke: 0.4pt)
  v(-3pt)
  grid(columns: (1fr, auto), data.caller, if data.isDemonstration { strong(data.words.demonstration) })
})
#set par(leading: 0.6em, spacing: 0.9em)
#show heading.where(level: 1): it => block(above: 0pt, below: 8pt, text(size: 24pt, it.body))
#show heading.where(level: 2): it => block(above: 14pt, below: 6pt, text(size: 15pt, it.body))
#set table(stroke: 0.4pt, inset: 5pt)
#let rows(facts) = for fact in facts [ *#fact.label:* #fact.text #parbreak() ]
#let lines(count) = for _ in range(count) { v(8.5mm, weak: false); line(length: 100%, stroke: 0.3pt) }
`;

/** Poster, agenda, form to register, list to sign and form for the minutes: one after the other. */
export const kitLayout = `${setUp}
#set text(size: 15pt)
#show heading.where(level: 1): set text(size: 34pt)
= #data.title
#text(size: 16pt)[#data.kind. #data.level]
#v(3mm)
#text(size: 22pt, weight: "bold", data.hours)
#parbreak()
#text(size: 20pt, data.place)
#v(2mm)
#data.purpose
#parbreak()
#data.effect
#v(2mm)
#grid(columns: (45mm, 1fr), column-gutter: 8mm,
  image(bytes(sys.inputs.qr), format: "svg", width: 45mm, alt: data.address),
  [ #data.words.scan #parbreak() #raw(data.address) #parbreak() #rows(data.facts) ])
#pagebreak()
#set text(size: 12pt)
= #data.words.agenda
#text(size: 14pt, data.title)
#enum(..data.agenda.map(item => [#item #v(4mm)]))
#pagebreak()
= #data.words.registration
#text(size: 14pt, data.title)
#parbreak()
#data.hours
#parbreak()
#data.words.registrationNote
#for field in data.words.registrationFields [ == #field #lines(1) ]
#pagebreak()
= #data.words.attendance
#text(size: 14pt, data.title)
#parbreak()
#data.words.attendanceNote
#table(columns: (10mm, 1fr, 42mm, 50mm), table.header(..data.words.attendanceColumns),
  ..range(1, 21).map(number => ([#number #v(5.5mm)], [], [], [])).flatten())
#pagebreak()
= #data.words.minutes
#text(size: 14pt, data.title)
#parbreak()
#data.hours
#lines(9)
== #data.words.agreements
#table(columns: (14mm, 1fr, 40mm, 28mm), table.header(..data.words.agreementColumns),
  ..range(1, 7).map(number => ([#number #v(11mm)], [], [], [])).flatten())
`;

export const certificateLayout = `${setUp}
#v(30mm)
= #data.title
#v(8mm)
#text(size: 15pt, data.sentence)
#v(16mm)
#grid(columns: (34mm, 1fr), column-gutter: 8mm,
  image(bytes(sys.inputs.qr), format: "svg", width: 34mm, alt: data.address),
  [ #data.words.verify #parbreak() #raw(data.address) #parbreak() #data.words.code #raw(data.code) ])
`;
