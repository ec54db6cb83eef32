namespace Cahier.Data.Opinions;

internal sealed partial class EnglishReviews
{
    private sealed record Subject(string Whole, string[] Parts, string[] Sentences)
    {
        /// <summary>Whether one goes out for it.</summary>
        public bool IsOuting { get; init; } = true;
    }

    // Those whose negation says the contrary.
    private static readonly string[] _good =
        ["good", "convincing", "interesting", "pleasant", "enjoyable", "memorable", "careful", "original"];
    private static readonly string[] _bad =
        ["bad", "disappointing", "mediocre", "dull", "poor", "forgettable", "unpleasant", "careless"];
    private static readonly string[] _great =
        ["excellent", "wonderful", "superb", "magnificent", "brilliant", "remarkable", "fantastic", "outstanding"];
    private static readonly string[] _awful =
        ["horrible", "terrible", "awful", "dreadful", "appalling", "pathetic", "atrocious", "lousy"];
    private static readonly string[] _pleasant = ["pleasant", "magnificent", "superb", "wonderful", "excellent"];
    private static readonly string[] _unpleasant = ["unpleasant", "awful", "dreadful", "horrible", "terrible"];

    private static readonly string[] _adverbs = ["", "", "", "really ", "frankly ", "quite simply ", "truly "];

    private static readonly Subject[] _subjects =
    [
        new("film", ["actors", "music", "plot", "dialogue", "sets", "ending", "images", "photography"],
            [
                "We saw it on a Saturday night, in the front row.", "The story begins in a village by the sea.",
                "It lasts two hours and a quarter.", "An inspector looks for a lost letter.", "The room was half full.",
                "It is based on a play.", "They shot it in Scotland in three months.",
            ]),
        new("novel", ["plot", "characters", "style", "descriptions", "ending", "dialogue", "translation"],
            [
                "I read it on the train from Leeds to London.", "It has three hundred pages and twenty chapters.",
                "A teacher writes letters to her brother.", "It is set a hundred years ago.", "Somebody lent it to me last week.",
                "It is the second volume of a series.", "The cover is blue, with a boat on it.",
                "I take it back to the library tomorrow.", "The author lives in Dublin.", "It was translated from Russian.",
                "My mother read it before me.", "I finished it in two evenings.", "The paperback came out this year.",
            ])
        {
            IsOuting = false,
        },
        new("restaurant", ["food", "service", "desserts", "portions", "welcome", "menu", "wine list"],
            [
                "Four of us had dinner there on a Tuesday.", "It stands behind the station.", "I had the fish and my sister the pasta.",
                "The terrace looks onto a courtyard.", "They also speak Italian.", "The waiters wear green aprons.",
                "We had a table for eight o'clock.",
            ]),
        new("hotel", ["rooms", "welcome", "breakfast", "view", "pool", "service", "location"],
            [
                "We spent three nights there in April.", "It has six floors and a lift.", "The beach is a ten-minute walk away.",
                "Our room looked onto the street.", "They gave us two keys when we arrived.", "The car park is on the other side.",
                "We had come for a wedding.",
            ]),
        new("concert", ["music", "musicians", "hall", "acoustics", "programme", "voices", "atmosphere"],
            [
                "We sat on the second balcony.", "The orchestra played for an hour and a half.", "There was an interval.",
                "The choir came in from the back.", "It was the last date of the tour.", "They played two pieces of the last century.",
                "The doors opened at seven.",
            ]),
    ];

    private static readonly HashSet<string> _plurals =
    [
        "actors", "sets", "images", "characters", "descriptions", "desserts", "portions", "rooms", "musicians", "acoustics", "voices",
    ];

    private static readonly string[] _outings =
    [
        "It was raining when we came out.", "My neighbours were there too.", "I went with my brother.", "It was the first time for me.",
        "We talked about it on the way home.", "A friend had told me about it at work.", "I wrote this down the next day.",
        "The bus takes half an hour.",
    ];

    // What is not reviewed: the weather, the day, the way there.
    private static readonly string[] _elsewhere =
    [
        "The weather was … that day.", "The week had been … at the office.", "I came from a … day at work.", "The road there is ….",
        "The café next door looked ….", "My sister wore … shoes.", "The day before, we had seen a … show.", "The trains were ….",
    ];

    private const int SentencesAtHome = 3;
}
