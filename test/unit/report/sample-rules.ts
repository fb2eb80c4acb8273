import type { Norm } from '../../../server/src/core/rules/catalogue.js';
import type { Family, Localised, RuleText, Severity } from '../../../server/src/core/rules/rule.js';

export interface SampleRule {
  readonly id: string;
  readonly family: Family;
  readonly severity: Severity;
  readonly norms: readonly string[];
  readonly say: Readonly<Record<'en' | 'fr', RuleText>>;
  readonly fix?: Localised;
}

const text = (title: string, message: string, why: string, fineWhen: string): RuleText => ({
  title,
  message,
  why,
  fineWhen,
});

export const SAMPLE_NORMS: readonly Norm[] = [
  {
    id: 'eu-ai-act-50-1',
    jurisdiction: 'eu',
    kind: 'law',
    name: { en: 'AI Act, Reg. (EU) 2024/1689, art. 50(1)', fr: 'Règlement IA (UE) 2024/1689, art. 50, § 1' },
    asks: {
      en: 'People who talk to an AI system are told so, unless it is obvious.',
      fr: 'Les personnes qui parlent à un système d’IA en sont informées, sauf évidence.',
    },
    status: { en: 'applies since 2 August 2026', fr: 'applicable depuis le 2 août 2026' },
    url: 'https://eur-lex.europa.eu/eli/reg/2024/1689/oj',
    verified: true,
  },
  {
    id: 'eu-ucpd-a1-7',
    jurisdiction: 'eu',
    kind: 'law',
    name: { en: 'UCPD 2005/29/EC, Annex I no. 7', fr: 'Directive 2005/29/CE, annexe I, nº 7' },
    asks: {
      en: 'An offer is not said to last for a very short time when that is not so.',
      fr: 'Une offre n’est pas dite très limitée dans le temps quand elle ne l’est pas.',
    },
    status: { en: 'in force', fr: 'en vigueur' },
    url: 'https://eur-lex.europa.eu/legal-content/EN/TXT/?uri=CELEX:02005L0029-20220528',
    verified: true,
  },
  {
    id: 'fr-conso-121-2-4',
    jurisdiction: 'fr',
    kind: 'law',
    name: { en: 'Consumer Code, arts. L121-2 to L121-4', fr: 'Code de la consommation, art. L121-2 à L121-4' },
    asks: { en: 'No misleading act or omission.', fr: 'Aucune pratique trompeuse, par action ou omission.' },
    status: { en: 'in force', fr: 'en vigueur' },
    url: 'https://www.legifrance.gouv.fr/codes/article_lc/LEGIARTI000044563107',
    verified: true,
  },
  {
    id: 'us-ftc-5',
    jurisdiction: 'us',
    kind: 'law',
    name: { en: 'FTC Act, section 5', fr: 'FTC Act, section 5' },
    asks: {
      en: 'Objective claims rest on evidence held before publication.',
      fr: 'Les affirmations objectives reposent sur des preuves réunies avant publication.',
    },
    status: { en: 'in force', fr: 'en vigueur' },
    url: 'https://www.ftc.gov/legal-library/browse/statutes/federal-trade-commission-act',
    verified: true,
  },
  {
    id: 'gdpr-4-7',
    jurisdiction: 'eu',
    kind: 'law',
    name: { en: 'GDPR, arts. 4(11), 6 and 7', fr: 'RGPD, art. 4, 11), 6 et 7' },
    asks: {
      en: 'Consent is free, specific, informed, and as easy to withdraw as to give.',
      fr: 'Le consentement est libre, spécifique, éclairé, et se retire aussi simplement qu’il se donne.',
    },
    status: { en: 'in force', fr: 'en vigueur' },
    url: 'https://eur-lex.europa.eu/eli/reg/2016/679/oj',
    verified: true,
  },
  {
    id: 'uk-cap-ai',
    jurisdiction: 'uk',
    kind: 'self-regulation',
    name: { en: 'CAP Code 3.1 and advice on AI in advertising', fr: 'Code CAP 3.1 et conseil sur l’IA en publicité' },
    asks: {
      en: 'Do not claim AI that is not there, or overstate it.',
      fr: 'Ne pas prêter à l’IA ce qu’elle ne fait pas.',
    },
    status: { en: 'in force', fr: 'en vigueur' },
    url: 'https://www.asa.org.uk/news/disclosure-of-ai-in-advertising-striking-the-balance-between-creativity-and-responsibility.html',
    verified: true,
  },
  {
    id: 'icc-code-2024',
    jurisdiction: 'int',
    kind: 'self-regulation',
    name: { en: 'ICC Code, 11th edition', fr: 'Code ICC, 11e édition' },
    asks: { en: 'The same honesty whatever the tool.', fr: 'La même honnêteté quel que soit l’outil.' },
    status: { en: 'since September 2024', fr: 'depuis septembre 2024' },
    url: 'https://iccwbo.org/business-solutions/whats-new-in-the-icc-code',
    verified: true,
  },
  {
    id: 'eu-ai-guidelines-50',
    jurisdiction: 'eu',
    kind: 'guidance',
    name: { en: 'Commission guidelines on AI Act art. 50', fr: 'Lignes directrices de la Commission sur l’art. 50' },
    asks: {
      en: 'An assistant says on whose behalf it acts.',
      fr: 'Un assistant dit pour le compte de qui il agit.',
    },
    status: { en: 'final, 20 July 2026', fr: 'version finale, 20 juillet 2026' },
    url: 'https://digital-strategy.ec.europa.eu/en/library/guidelines-transparency-obligations-providers-and-deployers-ai-systems',
    verified: true,
  },
];

export const SAMPLE_RULES: readonly SampleRule[] = [
  {
    id: 'ai-disclosure/chatbot-residue',
    family: 'ai-disclosure',
    severity: 'error',
    norms: ['icc-code-2024'],
    say: {
      en: text(
        'Leftover of a chatbot conversation',
        'This sentence was meant for the person who asked a chatbot, not for readers. Take it out.',
        'It shows that the text was pasted unread, and readers will doubt everything around it.',
        'The page quotes a conversation on purpose and says so.',
      ),
      fr: text(
        'Reste d’une conversation avec un chatbot',
        'Cette phrase s’adressait à la personne qui interrogeait un chatbot, pas au lecteur. À retirer.',
        'Elle montre que le texte a été collé sans relecture, et fait douter de tout le reste.',
        'La page cite une conversation à dessein et le dit.',
      ),
    },
    fix: { en: 'Remove the sentence', fr: 'Retirer la phrase' },
  },
  {
    id: 'manipulation/scarcity',
    family: 'manipulation',
    severity: 'info',
    norms: ['eu-ucpd-a1-7', 'fr-conso-121-2-4', 'us-ftc-5'],
    say: {
      en: text(
        'Limited quantity',
        'Readers are told that little is left. Make sure that the figure is true and current.',
        'A false shortage hurries people into a choice that they would not have made.',
        'The stock is counted, and the figure follows it.',
      ),
      fr: text(
        'Quantité limitée',
        'Le lecteur apprend qu’il en reste peu. Vérifiez que le chiffre est vrai et à jour.',
        'Une fausse pénurie presse les gens vers un choix qu’ils n’auraient pas fait.',
        'Le stock est compté et le chiffre le suit.',
      ),
    },
    fix: { en: 'State the stock and when it was counted', fr: 'Donner le stock et la date du comptage' },
  },
  {
    id: 'manipulation/urgency',
    family: 'manipulation',
    severity: 'warning',
    norms: ['eu-ucpd-a1-7', 'us-ftc-5'],
    say: {
      en: text(
        'Pressure to act now',
        '“{match}” presses the reader and gives no date. State when the offer ends.',
        'Pressure without a reason keeps people from comparing.',
        'A real end date stands next to it.',
      ),
      fr: text(
        'Pression à agir tout de suite',
        '« {match} » presse le lecteur sans donner de date. Dites quand l’offre finit.',
        'Une pression sans raison empêche de comparer.',
        'Une vraie date de fin figure à côté.',
      ),
    },
    fix: { en: 'Give the end date', fr: 'Donner la date de fin' },
  },
  {
    id: 'manipulation/confirmshaming',
    family: 'manipulation',
    severity: 'warning',
    norms: ['gdpr-4-7'],
    say: {
      en: text(
        'Refusal that shames',
        'The way to say no makes the reader feel foolish. Offer a plain “No, thanks”.',
        'A choice made to escape shame is not free.',
        'The refusal is neutral and as visible as the consent.',
      ),
      fr: text(
        'Refus qui culpabilise',
        'La façon de dire non rabaisse le lecteur. Proposez un simple « Non merci ».',
        'Un choix fait pour échapper à la honte n’est pas libre.',
        'Le refus est neutre et aussi visible que l’accord.',
      ),
    },
    fix: { en: 'Make the refusal neutral', fr: 'Rendre le refus neutre' },
  },
  {
    id: 'privacy/vague-purpose',
    family: 'privacy',
    severity: 'warning',
    norms: ['gdpr-4-7'],
    say: {
      en: text(
        'Purpose left vague',
        'Readers cannot tell what their data will be used for. Name the purpose.',
        'Nobody can agree to what is not said.',
        'Each purpose is named on the page or one link away.',
      ),
      fr: text(
        'Finalité laissée vague',
        'Le lecteur ne peut pas savoir à quoi serviront ses données. Nommez la finalité.',
        'Nul ne peut accepter ce qui n’est pas dit.',
        'Chaque finalité est nommée sur la page ou à un lien de là.',
      ),
    },
  },
  {
    id: 'privacy/absolute-security',
    family: 'privacy',
    severity: 'warning',
    norms: ['us-ftc-5', 'gdpr-4-7'],
    say: {
      en: text(
        'Absolute promise of security',
        'No system is safe against everything. Say what protects the data.',
        'People share more than they would if they knew the limits.',
        'The sentence names a measure rather than a result.',
      ),
      fr: text(
        'Promesse absolue de sécurité',
        'Aucun système ne résiste à tout. Dites ce qui protège les données.',
        'Les gens confient plus qu’ils ne le feraient s’ils en connaissaient les limites.',
        'La phrase nomme une mesure plutôt qu’un résultat.',
      ),
    },
    fix: { en: 'Name the measure', fr: 'Nommer la mesure' },
  },
  {
    id: 'ai-claims/never-wrong',
    family: 'ai-claims',
    severity: 'warning',
    norms: ['us-ftc-5', 'uk-cap-ai'],
    say: {
      en: text(
        'AI said to be infallible',
        'An AI that never errs does not exist. Give the tested rate, or say that answers can be wrong.',
        'Readers who trust it blindly stop checking where a mistake costs most.',
        'A figure with its test and date replaces the absolute.',
      ),
      fr: text(
        'IA dite infaillible',
        'Une IA qui ne se trompe jamais n’existe pas. Donnez le taux mesuré, ou dites que les réponses peuvent être fausses.',
        'Le lecteur qui s’y fie aveuglément cesse de vérifier là où l’erreur coûte le plus.',
        'Un chiffre, avec son test et sa date, remplace l’absolu.',
      ),
    },
    fix: { en: 'State the tested figure', fr: 'Donner le taux mesuré' },
  },
  {
    id: 'ai-claims/unproved-figure',
    family: 'ai-claims',
    severity: 'info',
    norms: ['us-ftc-5'],
    say: {
      en: text(
        'Figure without a source',
        'Say who measured it, on what, and when.',
        'A bare figure sounds like proof.',
        'The source stands next to it.',
      ),
      fr: text(
        'Chiffre sans source',
        'Dites qui l’a mesuré, sur quoi, et quand.',
        'Un chiffre nu a l’air d’une preuve.',
        'La source figure à côté.',
      ),
    },
  },
  {
    id: 'prompt/hide-the-bot',
    family: 'prompt',
    severity: 'error',
    norms: ['eu-ai-act-50-1', 'eu-ai-guidelines-50'],
    say: {
      en: text(
        'Order to pass for a human',
        'The prompt orders the model to deny being one. Let it say so when asked.',
        'People adapt what they say and trust to whom they think they talk to.',
        'The person has chosen a role-play and knows it.',
      ),
      fr: text(
        'Ordre de passer pour un humain',
        'La consigne ordonne au modèle de nier ce qu’il est. Laissez-le le dire quand on le demande.',
        'Chacun règle ce qu’il dit et sa confiance sur la personne à qui il croit parler.',
        'La personne a choisi un jeu de rôle et le sait.',
      ),
    },
    fix: { en: 'Let the assistant say that it is an AI', fr: 'Laisser l’assistant dire qu’il est une IA' },
  },
  {
    id: 'prompt/card-number',
    family: 'prompt',
    severity: 'error',
    norms: [],
    say: {
      en: text(
        'Valid card number in a prompt',
        'A payment card number stands in the prompt. Replace it with a test number.',
        'Whatever a prompt holds can be logged, shared and shown.',
        'It is a published test number.',
      ),
      fr: text(
        'Numéro de carte valide dans un prompt',
        'Un numéro de carte de paiement figure dans le prompt. Remplacez-le par un numéro de test.',
        'Ce que contient un prompt peut être journalisé, partagé et montré.',
        'C’est un numéro de test publié.',
      ),
    },
  },
];
