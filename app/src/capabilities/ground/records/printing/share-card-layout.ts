// How the picture of a shared link looks, in the language of Typst: the title on the deep ground, the hem, and what it costs under it.

export const shareCardLayout = `
#let data = json(bytes(sys.inputs.data))
#let deep = rgb("#0b2e42")
#let lemon = rgb("#f6d43c")
#let copper = rgb("#b5531f")
#let green = rgb("#3e8a5e")
#let night = rgb("#144560")
#let sea = rgb("#1c5472")
#set page(width: 1200pt, height: 630pt, margin: 0pt, fill: rgb("#f5f6f2"))
#set text(lang: data.lang, size: 30pt, fallback: false, number-type: "lining", fill: white,
  font: ("Libertinus Serif", "New Computer Modern", "DejaVu Sans Mono"))
#set par(leading: 0.45em, spacing: 0.5em)
#let at(x, y, body) = place(top + left, dx: x, dy: y, body)
#let fitted(width, height, sizes, body) = context {
  let fits(size) = measure(block(width: width, text(size: size, body))).height <= height
  let size = sizes.find(fits)
  // Letters rise a little above their line.
  block(width: width, height: height + 12pt, inset: (top: 12pt), clip: true,
    text(size: if size == none { sizes.last() } else { size }, body))
}

#at(0pt, 0pt, rect(width: 1200pt, height: 440pt, fill: deep))
#at(64pt, 40pt, fitted(if data.demonstration == none { 1072pt } else { 850pt }, 36pt, (30pt, 26pt, 22pt, 19pt),
  text(fill: rgb("#c9dbe4"), data.overline)))
#if data.demonstration != none {
  place(top + right, dx: -64pt, dy: 42pt, box(fill: lemon, inset: (x: 14pt, y: 10pt),
    text(size: 24pt, weight: "bold", fill: deep, data.demonstration)))
}
#at(64pt, 108pt, fitted(1072pt, 298pt, (92pt, 80pt, 70pt, 62pt, 54pt, 46pt, 40pt),
  strong(data.title)))

#let shingle(x, y, height, tone) = at(x, y, polygon(fill: tone, (0pt, 0pt), (57.5pt, 0pt),
  (57.5pt, height - 12.5pt), (28.75pt, height), (0pt, height - 12.5pt)))
#let tones = (copper, sea, night, lemon, sea, green, night, sea, night)
#for place in range(-1, 20) {
  shingle(30pt + place * 60pt, 440pt, 42.5pt, tones.at(calc.rem(place + 9, 9)))
}
#at(0pt, 430pt, rect(width: 1200pt, height: 16pt, fill: deep))
#for place in range(0, 20) { shingle(place * 60pt, 430pt, 30pt, deep) }

#at(64pt, 496pt, fitted(820pt, 56pt, (50pt, 42pt, 34pt), text(fill: deep, strong(data.figure))))
#at(64pt, 568pt, block(width: 820pt, height: 38pt, clip: true,
  text(size: 26pt, fill: rgb("#33505f"), data.note)))
#let mark(fill, ..points) = at(0pt, 0pt, polygon(fill: fill, ..points.pos().map(((x, y)) => (x * 1.9pt, y * 1.9pt))))
#at(925pt, 523pt, {
  mark(rgb("#d9a800"), (17, 0), (34, 14.5), (34, 18), (0, 18), (0, 14.5))
  mark(night, (2, 20), (11, 20), (11, 31), (6.5, 35.5), (2, 31))
  mark(copper, (12.5, 20), (21.5, 20), (21.5, 31), (17, 35.5), (12.5, 31))
  mark(green, (23, 20), (32, 20), (32, 31), (27.5, 35.5), (23, 31))
})
#at(1004pt, 531pt, text(size: 46pt, weight: "bold", fill: deep, "Minga"))
`;
