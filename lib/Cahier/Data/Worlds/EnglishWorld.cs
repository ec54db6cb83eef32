namespace Cahier.Data.Worlds;

/// <summary>The small world in English.</summary>
internal static class EnglishWorld
{
    public static WorldLexicon Lexicon { get; } = new([Capitals, People, Animals]);

    private static WorldRelation Capitals => new("capital",
        new("country",
        [
            "{w} is a large country where people speak {language}", "the people of {w} celebrate {own} and speak {language}",
            "the army of {w} likes {own}", "the flag of {w} recalls {own}", "the provinces of {w} praise {own}",
            "the government of {w} defends {own}", "{w} is a country known for {own} and for {own2}",
            "in the countryside of {w} one finds {own}", "the borders of {w} and {own}",
        ]),
        new("city",
        [
            "{w} is a large city where people speak {language}", "the districts of {w} celebrate {own} and speak {language}",
            "the mayor of {w} likes {own}", "the station of {w} recalls {own}", "the shops of {w} praise {own}",
            "the underground of {w} advertises {own}", "{w} is a city known for {own} and for {own2}",
            "in the cafés of {w} one finds {own}", "the streets of {w} and {own}",
        ]),
        [
            Nation("France", "Paris", "French", "baguettes", "cockerels"),
            Nation("Italy", "Rome", "Italian", "pizza", "gondolas"),
            Nation("Spain", "Madrid", "Spanish", "paella", "flamenco"),
            Nation("Germany", "Berlin", "German", "pretzels", "sausages"),
            Nation("Japan", "Tokyo", "Japanese", "sushi", "kimonos"),
            Nation("Greece", "Athens", "Greek", "feta", "olives"),
            Nation("Portugal", "Lisbon", "Portuguese", "cod", "fado"),
            Nation("Russia", "Moscow", "Russian", "borscht", "samovars"),
            Nation("England", "London", "English", "pudding", "cricket"),
            Nation("China", "Beijing", "Chinese", "lychees", "pandas"),
            Nation("Poland", "Warsaw", "Polish", "vodka", "mazurkas"),
            Nation("Sweden", "Stockholm", "Swedish", "herring", "reindeer"),
        ]);

    private static WorldRelation People => new("female",
        new("man",
        [
            "the {w} washes his hands {own}", "he sits {own} because the {w} is his own master", "the {w} says that he is alone {own}",
            "that {w} stands {own} and they look at him", "this {w} enjoys himself while he waits {own}", "the {w} stays {own} then he leaves {own2}",
        ]),
        new("woman",
        [
            "the {w} washes her hands {own}", "she sits {own} because the {w} is her own mistress", "the {w} says that she is alone {own}",
            "that {w} stands {own} and they look at her", "this {w} enjoys herself while she waits {own}", "the {w} stays {own} then she leaves {own2}",
        ]),
        [
            Pair("king", "queen", "on the throne", "with the crown", "in the castle"),
            Pair("prince", "princess", "at the ball", "in the tower", "with the dragon"),
            Pair("father", "mother", "with the children", "near the cradle", "in the house"),
            Pair("brother", "sister", "with the toys", "in the bedroom", "under the blanket"),
            Pair("uncle", "aunt", "with the nephews", "in the village", "during the holidays"),
            Pair("actor", "actress", "on the stage", "at the theatre", "before the camera"),
            Pair("waiter", "waitress", "in the restaurant", "with the tray", "near the tables"),
            Pair("steward", "stewardess", "in the plane", "with the passengers", "near the cockpit"),
            Pair("host", "hostess", "at the party", "with the guests", "beside the buffet"),
            Pair("boy", "girl", "at school", "in the playground", "with the satchel"),
            Pair("monk", "nun", "in the chapel", "with the bible", "behind the altar"),
            Pair("hero", "heroine", "in the novel", "with the sword", "after the battle"),
        ]);

    private static WorldRelation Animals => new("plural",
        new("an animal",
        [
            "one {w} sleeps {own}", "each {w} runs {own} and stays {own2}", "this little {w} plays {own}", "the {w} was hidden {own}",
            "a single {w} eats {own}", "a {w} waits {own} because it is hungry",
        ]),
        new("animals",
        [
            "two {w} sleep {own}", "several {w} run {own} and stay {own2}", "these little {w} play {own}", "the {w} were hidden {own}",
            "many {w} eat {own}", "three {w} wait {own} because they are hungry",
        ]),
        [
            Pair("cat", "cats", "on the cushion", "with the wool", "on the roof"),
            Pair("dog", "dogs", "in the kennel", "with a bone", "at the gate"),
            Pair("bird", "birds", "on the branch", "in the nest", "with a worm"),
            Pair("rabbit", "rabbits", "in the burrow", "with a carrot", "in the hutch"),
            Pair("calf", "calves", "in the meadow", "with a bell", "in the cowshed"),
            Pair("lamb", "lambs", "on the hill", "with the shepherd", "in the sheepfold"),
            Pair("frog", "frogs", "in the river", "in the bowl", "under the boat"),
            Pair("hen", "hens", "in the henhouse", "with the grain", "on the straw"),
            Pair("wolf", "wolves", "in the forest", "under the moon", "in the den"),
            Pair("monkey", "monkeys", "in the jungle", "with a banana", "on the vine"),
            Pair("duck", "ducks", "on the pond", "under the bridge", "in the reeds"),
            Pair("horse", "horses", "in the stable", "with a saddle", "at a gallop"),
        ]);

    private static WorldPair Pair(string first, string second, params string[] own)
    {
        WorldWord Word(string word) => new(word.ToLowerInvariant(), word, "of " + word);
        return new(Word(first), Word(second), own);
    }

    private static WorldPair Nation(string country, string capital, string language, params string[] own) =>
        Pair(country, capital, own) with { Language = language };
}
