// Messages of an institution: why one is not sent.

/** Somebody has sent the correction of that message, or it is not one of this institution. */
export interface MessageRefusal {
  readonly code: 'people/message-corrected';
}
