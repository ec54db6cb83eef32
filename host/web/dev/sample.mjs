// A lesson with one of each: prose, formulas, a table, listings, figures, mistakes made on purpose.
const path = { fr: 'notebooks/fr/14-transformer.ipynb', en: 'notebooks/en/14-transformer.ipynb' };

export const course = {
  version: '0.1.0',
  lessons: [
    { number: 1, title: { fr: 'Le neurone et le perceptron', en: 'Neuron and perceptron' }, path: { fr: 'notebooks/fr/01-neurone.ipynb' }, minutes: 50,
      summary: { fr: 'Une droite qui apprend, la règle du perceptron, et pourquoi XOR demande une couche cachée.', en: '' } },
    { number: 11, title: { fr: "L'attention", en: 'Attention' }, path: { fr: 'notebooks/fr/11-attention.ipynb', en: 'notebooks/en/11-attention.ipynb' }, minutes: 60,
      summary: { fr: 'Requêtes, clés, valeurs : une mémoire que l’on interroge par ressemblance.', en: 'Queries, keys, values: a memory that is asked by likeness.' } },
    { number: 14, title: { fr: 'Le transformer, du tenseur à la traduction', en: 'The Transformer, from tensor to translation' }, path, minutes: 75,
      summary: { fr: 'Compter ses paramètres, lire ses cartes d’attention, puis l’entraîner à traduire des nombres écrits en lettres.', en: 'Count its parameters, read its attention maps, then train it to translate numbers written in words.' } },
  ],
};

export function notebook(file) {
  const language = Object.keys(path).find((code) => path[code] === file);
  if (!language) return null;
  const cells = (language === 'fr' ? fr : en).map((cell, index) => typeof cell === 'string'
    ? { cell_type: 'markdown', id: `text-${index}`, metadata: {}, source: cell }
    : { cell_type: 'code', id: `code-${index}`, metadata: {}, source: cell.code, outputs: [], execution_count: null });
  return { nbformat: 4, nbformat_minor: 5, metadata: { cahier: { lesson: 14, language } }, cells };
}

const code = (text) => ({ code: text });

const fr = [
  String.raw`# Le transformer, du tenseur à la traduction

**Vous saurez** compter les paramètres d'un transformer, dire ce que regarde chaque tête, et en entraîner un qui traduit « quatre-vingt-onze » en 91. Cette leçon s'appuie sur [l'attention](11-attention.ipynb) ; comptez 75 minutes.

> On écrit ici un élément de la suite par **ligne** : $X$ est de forme $[T, D]$. Les articles écrivent souvent des colonnes.`,
  code(`#r "../../lib/bin/Cahier.dll"
using Cahier; using Cahier.Tensors; using Cahier.Plots;

Language.Use("fr");      // la langue des messages`),
  String.raw`## L'attention en trois produits

Chaque position pose une **question** $q_i$, montre une **clé** $k_j$ et porte une **valeur** $v_j$. Avec $Q, K \in \mathbb{R}^{T\times d}$ et $V \in \mathbb{R}^{T\times d_v}$,

$$
\operatorname{Attention}(Q, K, V) = \operatorname{softmax}\!\left(\frac{QK^\top}{\sqrt{d}}\right) V,
\qquad
\alpha_{ij} = \frac{\exp\left(q_i \cdot k_j / \sqrt{d}\right)}{\sum_{m=1}^{T} \exp\left(q_i \cdot k_m / \sqrt{d}\right)}.
$$

Pourquoi diviser par $\sqrt d$ ? Si les composantes sont de variance 1, le produit scalaire a la variance $d$ : sans cette division, le softmax sature dès que $d$ grandit.`,
  code(`var words   = new[] { "le", "chat", "dort", "sur", "le", "tapis" };
var scores  = Q.MatMul(K.Transpose()) / MathF.Sqrt(d);     // [T, T] : combien i regarde j
var weights = scores.Softmax(axis: -1);                    // chaque ligne somme à 1
display(Chart.Heatmap(weights, x: words, y: words, title: $"Qui regarde qui ? ({words.Length} mots)"));`),
  `Regardez la diagonale : chaque mot se regarde d'abord lui-même. *Que deviendrait la carte si l'on masquait le futur ?* Avant d'exécuter la suite, écrivez ce que vous attendez.

\`\`\`csharp
var causal = Mask.Causal(length: words.Length);   // vrai : peut être regardé
\`\`\``,
  code('weights'),
  String.raw`### Une tête, plusieurs têtes

| modèle | couches | $D$ | têtes | paramètres |
| :-- | --: | --: | --: | --: |
| Transformer (base) | 6 + 6 | 512 | 8 | 65 M |
| BERT base | 12 | 768 | 12 | 110 M |
| GPT-2 small | 12 | 768 | 12 | 124 M |
| Celui de cette leçon | 2 + 2 | 64 | 4 | 0,27 M |

Une couche compte $4D^2 + 4D$ paramètres pour l'attention et $2DH + H + D$ pour le réseau à deux couches, où $H$ est la largeur cachée.`,
  code('ParameterTable.Of(new Transformer(options))'),
  `## Apprendre

La courbe bouge pendant que la cellule calcule ; arrêtez-la quand vous voulez.`,
  code(`var live = display(Chart.Line(losses, title: "Perte"));
for (int epoch = 1; epoch <= 30; epoch++)
{
    losses.Add(Train(model, batches, epoch));
    live.Update(Chart.Line(losses, title: "Perte"));
    Console.Write($"\\rtour {epoch,2}/30   perte {losses[^1]:0.000}");
}`),
  '## Se tromper exprès\n\nLes erreurs disent où et quoi faire.',
  code('int unused;\nvar attention = scores.Softmx(axis: -1);\nattention'),
  code('var wrong = Q;\nvar product = wrong.MatMul(K);'),
  code('while (true) { /* le carré rouge arrête */ }'),
  code('for (var i = 0; i < 240; i++) Console.WriteLine($"pas {i}");\nConsole.Error.WriteLine("attention");\n"$\\\\sum$".DisplayAs("Markdown")'),
  code('Console.WriteLine("Adieu."); Environment.Exit(3);'),
  code('Chart.Surface(z, title: "Surface de perte")'),
  `## À retenir

1. L'attention est une moyenne pondérée, et ses poids se lisent.
2. Le masque causal rend l'apprentissage parallèle.
3. Les paramètres sont presque tous dans les produits de matrices.`,
];

const en = ['# The Transformer, from tensor to translation\n\nThe same lesson, in English.', ...fr.slice(1).filter((cell) => typeof cell !== 'string')];
