// What each act of the table of permissions is called.
import { m } from '#words';
import type { Act } from '../rules/permissions.ts';

/** Acts of the log without a line of their own in the table: done by whoever holds a key, or steps of an act that has one. */
type LoggedAct =
  | 'people/forget-account'
  | 'people/accept-invitation'
  | 'people/use-break-glass'
  | 'people/use-key-reset'
  | 'people/refuse-passkey'
  | 'records/propose-act'
  | 'records/refuse-act'
  | 'records/withdraw-act'
  | 'records/announce-lot'
  | 'records/record-throw'
  | 'records/finish-lot'
  | 'records/withdraw-lot'
  | 'records/attach-signed-sheet'
  | 'conversation/pin-answer'
  | 'conversation/close-question'
  | 'conversation/correct-title'
  | 'conversation/write-guide'
  | 'editions/pass-stage'
  | 'ballot-list/thaw'
  | 'ballot-list/number'
  | 'election/change'
  | 'election/prepare-urn'
  | 'election/record-ceremony'
  | 'election/record-rehearsal'
  | 'election/add-officer'
  | 'election/remove-officer'
  | 'election/run-test'
  | 'election/thaw-manifest'
  | 'election/give-up'
  | 'election/open'
  | 'election/refuse-act'
  | 'election/withdraw-act'
  | 'election/leaf-refused'
  | 'election/set-leaf-aside'
  | 'roll/thaw'
  | 'roll/mark'
  | 'roll/void-mark'
  | 'roll/add-at-desk'
  | 'roll/decide-cover'
  | 'roll/hand-over-code'
  | 'roll/code-alarm'
  | 'count/recount'
  | 'count/withdraw';

export const actWords: Readonly<Record<Act | LoggedAct, () => string>> = {
  'people/see-own-account': () => m.people_act_see_own_account(),
  'people/change-own-account': () => m.people_act_change_own_account(),
  'people/change-own-keys': () => m.people_act_change_own_keys(),
  'people/consent-for-child': () => m.people_act_consent_for_child(),
  'people/see-team': () => m.people_act_see_team(),
  'people/invite': () => m.people_act_invite(),
  'people/end-role': () => m.people_act_end_role(),
  'people/end-role-anywhere': () => m.people_act_end_role_anywhere(),
  'people/reset-keys': () => m.people_act_reset_keys(),
  'people/reset-keys-anywhere': () => m.people_act_reset_keys_anywhere(),
  'people/join-accounts': () => m.people_act_join_accounts(),
  'people/identify-in-person': () => m.people_act_identify_in_person(),
  'people/tell-person': () => m.people_act_tell_person(),
  'people/send-message': () => m.people_act_send_message(),
  'territories/edit-sectors': () => m.people_act_edit_sectors(),
  'territories/keep-unit-values': () => m.people_act_keep_unit_values(),
  'institutions/see-desk': () => m.people_act_see_desk(),
  'institutions/edit-front-page': () => m.people_act_edit_front_page(),
  'institutions/edit-bodies': () => m.people_act_edit_bodies(),
  'institutions/take-archive': () => m.people_act_take_archive(),
  'institutions/follow-onboarding': () => m.people_act_follow_onboarding(),
  'institutions/invite-municipality': () => m.people_act_invite_municipality(),
  'records/draw-lot': () => m.people_act_draw_lot(),
  'records/annul-document': () => m.people_act_annul_document(),
  'organizations/register': () => m.people_act_register_organization(),
  'organizations/check': () => m.people_act_check_organization(),
  'organizations/see-own': () => m.people_act_see_own_organization(),
  'organizations/edit-own': () => m.people_act_edit_own_organization(),
  'organizations/change-board': () => m.people_act_change_board(),
  'organizations/become-representative': () => m.people_act_become_representative(),
  'organizations/reset-representatives': () => m.people_act_reset_representatives(),
  'organizations/sign-petition': () => m.people_act_sign_petition(),
  'organizations/answer-petition': () => m.people_act_answer_petition(),
  'norms/keep': () => m.people_act_keep_norms(),
  'norms/keep-national': () => m.people_act_keep_national_norms(),
  'conversation/take-part': () => m.people_act_take_part_in_conversation(),
  'conversation/moderate': () => m.people_act_moderate(),
  'conversation/keep-forum': () => m.people_act_keep_forum(),
  'conversation/pin-answer': () => m.people_act_pin_answer(),
  'conversation/close-question': () => m.people_act_close_question(),
  'conversation/correct-title': () => m.people_act_correct_title(),
  'conversation/write-guide': () => m.people_act_write_guide(),
  'surveys/answer': () => m.people_act_answer_survey(),
  'surveys/edit': () => m.people_act_edit_surveys(),
  'gatherings/take-part': () => m.people_act_take_part_in_gatherings(),
  'gatherings/call': () => m.people_act_call_gatherings(),
  'gatherings/keep-door': () => m.people_act_keep_door(),
  'gatherings/call-own': () => m.people_act_call_own_gatherings(),
  'gatherings/exchange': () => m.people_act_exchange_visits(),
  'people/accept-invitation': () => m.people_act_accept_invitation(),
  'people/use-break-glass': () => m.people_act_use_break_glass(),
  'people/use-key-reset': () => m.people_act_use_key_reset(),
  'people/refuse-passkey': () => m.people_act_refuse_passkey(),
  'people/forget-own-account': () => m.people_act_forget_account(),
  'people/forget-account': () => m.people_act_forget_account(),
  'records/enter-paper': () => m.people_act_enter_paper_sheet(),
  'records/sign-act': () => m.people_act_sign_act(),
  'records/propose-act': () => m.people_act_propose_act(),
  'records/refuse-act': () => m.people_act_refuse_act(),
  'records/withdraw-act': () => m.people_act_withdraw_act(),
  'records/announce-lot': () => m.people_act_announce_lot(),
  'records/record-throw': () => m.people_act_record_throw(),
  'records/finish-lot': () => m.people_act_finish_lot(),
  'records/withdraw-lot': () => m.people_act_withdraw_lot(),
  'records/attach-signed-sheet': () => m.people_act_attach_signed_sheet(),
  'editions/see-desk': () => m.people_act_editions_see_desk(),
  'editions/edit': () => m.people_act_editions_edit(),
  'editions/close-version': () => m.people_act_editions_close_version(),
  'editions/commit': () => m.people_act_editions_commit(),
  'editions/revoke-commitment': () => m.people_act_editions_revoke_commitment(),
  'editions/publish': () => m.people_act_editions_publish(),
  'editions/change-rules': () => m.people_act_editions_change_rules(),
  'editions/interrupt': () => m.people_act_editions_interrupt(),
  'editions/open-vote': () => m.people_act_editions_open_vote(),
  'editions/archive': () => m.people_act_editions_archive(),
  'editions/sign-minutes': () => m.people_act_editions_sign_minutes(),
  'editions/pass-stage': () => m.people_act_editions_pass_stage(),
  'consultations/take-part': () => m.people_act_take_part_in_consultations(),
  'consultations/call': () => m.people_act_call_consultations(),
  'consultations/answer': () => m.people_act_answer_consultations(),
  'consultations/enter-paper': () => m.people_act_enter_consultations(),
  'proposals/take-part': () => m.people_act_take_part_in_proposals(),
  'proposals/answer-as-organization': () => m.people_act_answer_proposals_as_organization(),
  'proposals/enter': () => m.people_act_enter_proposals(),
  'proposals/keep-photos': () => m.people_act_keep_proposal_photos(),
  'proposals/keep-prices': () => m.people_act_keep_prices(),
  'proposals/join': () => m.people_act_join_proposals(),
  'review/find': () => m.people_act_review_proposals(),
  'review/coordinate': () => m.people_act_coordinate_review(),
  'review/sign-off': () => m.people_act_sign_off_review(),
  'review/publish': () => m.people_act_publish_review(),
  'review/reverse': () => m.people_act_reverse_review(),
  'review/decide-appeal': () => m.people_act_decide_review_appeal(),
  'review/answer-as-author': () => m.people_act_answer_review(),
  'ballot-list/see-desk': () => m.people_act_see_ballot_list_desk(),
  'ballot-list/freeze': () => m.people_act_freeze_ballot_list(),
  'ballot-list/thaw': () => m.people_act_thaw_ballot_list(),
  'ballot-list/number': () => m.people_act_number_ballot_list(),
  'election/see-desk': () => m.people_act_election_see_desk(),
  'election/prepare': () => m.people_act_election_prepare(),
  'election/keep-keys': () => m.people_act_election_keep_keys(),
  'election/propose-act': () => m.people_act_election_propose_act(),
  'election/see-act': () => m.people_act_election_see_act(),
  'election/sign-act': () => m.people_act_election_sign_act(),
  'election/change': () => m.people_act_election_change(),
  'election/prepare-urn': () => m.people_act_election_prepare_urn(),
  'election/record-ceremony': () => m.people_act_election_record_ceremony(),
  'election/record-rehearsal': () => m.people_act_election_record_rehearsal(),
  'election/add-officer': () => m.people_act_election_add_officer(),
  'election/remove-officer': () => m.people_act_election_remove_officer(),
  'election/run-test': () => m.people_act_election_run_test(),
  'election/thaw-manifest': () => m.people_act_election_thaw_manifest(),
  'election/give-up': () => m.people_act_election_give_up(),
  'election/open': () => m.people_act_election_open(),
  'election/refuse-act': () => m.people_act_election_refuse_act(),
  'election/withdraw-act': () => m.people_act_election_withdraw_act(),
  'election/leaf-refused': () => m.people_act_election_leaf_refused(),
  'election/set-leaf-aside': () => m.people_act_election_set_leaf_aside(),
  'roll/take-ballot-paper': () => m.people_act_roll_take_ballot_paper(),
  'roll/see-own-right': () => m.people_act_roll_see_own_right(),
  'roll/declare': () => m.people_act_roll_declare(),
  'roll/see-desk': () => m.people_act_roll_see_desk(),
  'roll/keep-padron': () => m.people_act_roll_keep_padron(),
  'roll/freeze': () => m.people_act_roll_freeze(),
  'roll/open-list': () => m.people_act_roll_open_list(),
  'roll/correct': () => m.people_act_roll_correct(),
  'roll/decide-declaration': () => m.people_act_roll_decide_declaration(),
  'roll/work-at-desk': () => m.people_act_roll_work_at_desk(),
  'roll/keep-desk': () => m.people_act_roll_keep_desk(),
  'roll/thaw': () => m.people_act_roll_thaw(),
  'roll/mark': () => m.people_act_roll_mark(),
  'roll/void-mark': () => m.people_act_roll_void_mark(),
  'roll/add-at-desk': () => m.people_act_roll_add_at_desk(),
  'roll/decide-cover': () => m.people_act_roll_decide_cover(),
  'roll/hand-over-code': () => m.people_act_roll_hand_over_code(),
  'roll/code-alarm': () => m.people_act_roll_code_alarm(),
  'count/see-desk': () => m.people_act_see_count_desk(),
  'count/bring': () => m.people_act_bring_vote(),
  'count/confirm': () => m.people_act_confirm_count(),
  'count/recount': () => m.people_act_recount_vote(),
  'count/withdraw': () => m.people_act_withdraw_vote(),
  'count/see-opening': () => m.people_act_see_opening(),
  'count/open-urn': () => m.people_act_open_urn(),
  'count/object': () => m.people_act_object_to_result(),
  'count/see-objections': () => m.people_act_see_objections(),
  'count/answer-objection': () => m.people_act_answer_objection(),
  'count/certify': () => m.people_act_certify_result(),
  'count/correct': () => m.people_act_correct_result(),
  'sanction/see-desk': () => m.people_act_see_sanction_desk(),
  'sanction/submit': () => m.people_act_submit_list(),
  'sanction/record': () => m.people_act_record_sanction(),
  'sanction/close-sitting': () => m.people_act_close_sitting(),
  'sanction/record-lapse': () => m.people_act_record_lapse(),
  'sanction/correct-reception': () => m.people_act_correct_reception(),
  'sanction/ask': () => m.people_act_ask_before_sanction(),
  'sanction/answer': () => m.people_act_answer_body(),
  'roundtable/keep': () => m.people_act_keep_roundtable(),
  'roundtable/publish-results': () => m.people_act_publish_roundtable_results(),
  'roundtable/end-membership': () => m.people_act_end_membership(),
  'roundtable/sit-as-organization': () => m.people_act_sit_as_organization(),
  'roundtable/sit-as-institution': () => m.people_act_sit_as_institution(),
  'roundtable/speak': () => m.people_act_speak_at_roundtable(),
  'roundtable/give-opinion': () => m.people_act_give_opinion(),
};
