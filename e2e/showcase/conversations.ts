import type { SentimentCategory, SessionCategory } from "../../src/database/generated/enums.ts";

/** A conversation and what a model makes of it. Lines are the user's and the assistant's in turn. */
export type Conversation = {
  lines: readonly string[];
  language: string;
  country: string;
  category: SessionCategory;
  sentiment: SentimentCategory;
  escalated: boolean;
  forwardedHr: boolean;
  questions: readonly string[];
  summary: string;
};

const CALM = { escalated: false, forwardedHr: false } as const;

export const CONVERSATIONS: readonly [Conversation, ...Conversation[]] = [
  {
    ...CALM,
    lines: [
      "Hi, can you tell me how many vacation days I have left this year?",
      "You have 7.5 vacation days left. Two of them expire at the end of March.",
      "Great, thank you! Can I take the two in February?",
      "Yes, February is open in your team's calendar. Shall I open the request form for you?",
      "Yes please.",
    ],
    language: "en",
    country: "GB",
    category: "LEAVE_VACATION",
    sentiment: "POSITIVE",
    questions: ["How many vacation days are left this year?", "Can expiring days be taken in February?"],
    summary: "The employee asked for the remaining vacation days and requested two of them for February.",
  },
  {
    lines: [
      "My payslip is wrong again, twelve hours are missing. Who can fix this?",
      "I am sorry about that. I have forwarded your question to the HR team; they will contact you.",
      "This is the third month in a row. I am really annoyed.",
      "I understand. I have marked it as urgent for them.",
    ],
    language: "en",
    country: "IE",
    category: "SALARY_COMPENSATION",
    sentiment: "NEGATIVE",
    escalated: true,
    forwardedHr: true,
    questions: ["Who corrects a payslip on which hours are missing?"],
    summary: "Hours were missing on the payslip for the third month in a row; the case went to HR as urgent.",
  },
  {
    ...CALM,
    lines: [
      "Hoe laat begint mijn dienst morgen?",
      "Je dienst begint morgen om 07:30 in het distributiecentrum Utrecht.",
      "Dank je wel!",
      "Graag gedaan. Fijne dag!",
    ],
    language: "nl",
    country: "NL",
    category: "SCHEDULE_HOURS",
    sentiment: "POSITIVE",
    questions: ["When does the shift begin tomorrow?"],
    summary: "The employee asked when tomorrow's shift begins and was told half past seven in Utrecht.",
  },
  {
    ...CALM,
    lines: [
      "Guten Morgen, ich bin krank und kann heute nicht kommen.",
      "Gute Besserung! Ich habe dich für heute krankgemeldet. Ab dem vierten Tag brauchen wir ein Attest.",
      "Wohin schicke ich das?",
      "Bitte lade es im Portal unter Abwesenheiten hoch.",
    ],
    language: "de",
    country: "DE",
    category: "SICK_LEAVE_RECOVERY",
    sentiment: "NEUTRAL",
    questions: ["Where is a sick note handed in?"],
    summary: "The employee reported sick for the day and learned where to upload a sick note from the fourth day on.",
  },
  {
    ...CALM,
    lines: [
      "I cannot log in to the staff app, it says that my account is locked.",
      "I have sent a new activation code to your phone. Please choose a new password within ten minutes.",
      "Got it, works now.",
    ],
    language: "en",
    country: "US",
    category: "ACCESS_LOGIN",
    sentiment: "NEUTRAL",
    questions: ["How is a locked account of the staff app opened?"],
    summary: "A locked account was opened again with a new activation code sent to the employee's phone.",
  },
  {
    ...CALM,
    lines: [
      "Bonjour, où puis-je récupérer mes vêtements de travail ?",
      "Vous pouvez les récupérer à l'accueil, du lundi au vendredi, de 8 h à 12 h.",
      "Parfait, merci beaucoup.",
    ],
    language: "fr",
    country: "FR",
    category: "WORKWEAR_STAFF_PASS",
    sentiment: "POSITIVE",
    questions: ["Where is workwear picked up?"],
    summary: "The employee asked where to pick up workwear and was sent to the reception, weekday mornings.",
  },
  {
    lines: [
      "I want to change my contract from 32 to 24 hours a week. Is that possible?",
      "It is, with two months' notice. I have forwarded your wish to your HR contact, who will call you.",
      "When will they call?",
      "Within two working days.",
    ],
    language: "en",
    country: "NL",
    category: "CONTRACT_HOURS",
    sentiment: "NEUTRAL",
    escalated: false,
    forwardedHr: true,
    questions: ["Can a contract be changed to fewer hours?", "When does HR call back?"],
    summary: "The employee wants to work 24 hours instead of 32; the wish was forwarded to HR.",
  },
  {
    ...CALM,
    lines: [
      "Who is my team leader in the new location?",
      "Your team leader in Rotterdam is Sanne de Wit. You find her number in the staff app under Contacts.",
    ],
    language: "en",
    country: "NL",
    category: "TEAM_CONTACTS",
    sentiment: "NEUTRAL",
    questions: ["Who is the team leader in Rotterdam?"],
    summary: "The employee asked for the team leader of the new location and got the name and where the number stands.",
  },
];
