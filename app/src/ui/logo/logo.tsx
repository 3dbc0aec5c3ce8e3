// The mark of Minga: a lemon gable over three small tejuelas, with the name beside it.
//
// Accessibility: the drawing is decorative; the name is text, and the link around it says where it goes.

export function Logo() {
  return (
    <span class="logo">
      <svg viewBox="0 0 34 36" width="34" height="36" aria-hidden="true" focusable="false">
        <path class="logo-gable" d="M17 0 34 14.5V18H0v-3.5z" />
        <path class="logo-white" d="M2 20h9v11l-4.5 4.5L2 31z" />
        <path class="logo-copper" d="M12.5 20h9v11L17 35.5l-4.5-4.5z" />
        <path class="logo-green" d="M23 20h9v11l-4.5 4.5L23 31z" />
      </svg>
      <span class="logo-name">Minga</span>
    </span>
  );
}
