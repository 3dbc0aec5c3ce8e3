// Every way in which the domain says no, topic by topic.
import type { AgendaRefusal } from './agenda-refusal.ts';
import type { CallRefusal } from './call-refusal.ts';
import type { MemberRefusal } from './member-refusal.ts';
import type { TopicRefusal } from './topic-refusal.ts';

export type Refusal = AgendaRefusal | CallRefusal | MemberRefusal | TopicRefusal;
