// What the columns of conversation and its forum hold of people.
import { ACT, FORM, type PersonalColumns, PLACE } from './column-rows.ts';

const COMMENTS = 'conversation: comments of a person';
const HIDDEN = 'conversation: why moderators hid a comment';
const MODERATED = 'conversation: which moderator decided about a comment';
const ASKS = 'conversation: the title, earlier titles, theme and comuna of each question';
const CREDITED = 'conversation: whether the author of an answer lets a guide';
const FORUM_TEAM = 'conversation: who of a team pinned an answer';

export const columnsOfConversation: PersonalColumns = {
  'conversation.comment': {
    [COMMENTS]:
      'place_id thread_id answers_id side author_id posted_at latest_version shown_version shown_at withdrawn_at for_institution_id',
    [FORM]: 'id form_key hiding_id',
  },
  'conversation.decision': {
    [HIDDEN]: 'outcome reason words',
    [MODERATED]: 'institution_id decided_by decided_at',
    [FORM]: 'id comment_id',
  },
  'conversation.following': {
    'conversation: which places a person follows': 'place_id person_id since',
  },
  'conversation.earlier_title': { [ASKS]: 'title', [ACT]: 'reason' },
  'conversation.forum_question': {
    [ASKS]: 'number title theme cut',
    [FORUM_TEAM]: 'closed_at closed_by',
    [ACT]: 'closing_words closed_in',
    [FORM]: 'place_id asked_comment_id',
  },
  'conversation.guide': {
    [CREDITED]: 'credit credit_at',
    [FORUM_TEAM]: 'withdrawn_at withdrawn_by',
    [ACT]: 'slug theme institution_id published_at withdrawal_reason',
    [FORM]: 'id place_id comment_id',
  },
  'conversation.guide_version': {
    [FORUM_TEAM]: 'written_by written_at',
    [ACT]: 'guide_id number title text lang change',
  },
  'conversation.pin': {
    [FORUM_TEAM]: 'place_id institution_id comment_id pinned_by pinned_at',
  },
  'conversation.place': { [PLACE]: 'key title english_title' },
  'conversation.report': {
    'conversation: which comments a person reported':
      'comment_id version_number person_id reason words reported_at',
    [FORM]: 'decision_id',
  },
  'conversation.second_review': {
    [HIDDEN]: 'words asked_at outcome answer',
    [MODERATED]: 'hidden_by institution_id decided_by decided_at',
    [FORM]: 'decision_id',
  },
  'conversation.theme_following': {
    'conversation: which themes of the forum a person follows': 'theme person_id since',
  },
  'conversation.useful_mark': {
    'conversation: which answers of the forum a person found useful':
      'comment_id person_id marked_at',
  },
  'conversation.version': { [COMMENTS]: 'text' },
};
