using System.Globalization;
using Cahier.Data.Real;

namespace Cahier;

// What the readers of real data sets say.
internal static partial class Messages
{
    public static string UnknownDataSet(string name, IEnumerable<string> known) => In(
        $"\"{name}\" is not a data set of the registry, which has: {string.Join(", ", known)}.",
        $"« {name} » n'est pas un jeu de données du registre, qui contient : {string.Join(", ", known)}.");

    public static string DataSetMissing(DataSet set)
    {
        var files = string.Join("\n", set.Files.Select(file => $"  {file.Addresses[0]}\n  → {DataCache.PathOf(set, file)}"));
        return In(
            $"The data set \"{set.Name}\" is not on this machine. Get it in a terminal with: cahier data get {set.Name}\nWithout a network "
                + $"here, fetch on another machine and put by hand:\n{files}",
            $"Le jeu de données « {set.Name} » n'est pas sur cette machine. Dans un terminal : cahier data get {set.Name}\nSans réseau "
                + $"ici, téléchargez depuis une autre machine et déposez à la main :\n{files}");
    }

    public static string InFile(string file, string problem) => In($"{file}: {problem}", $"{file} : {problem}");

    public static string InLine(string file, long line, string problem) => In(
        $"{file}, line {line}: {problem}", $"{file}, ligne {line} : {problem}");

    public static string NoSuchFile(string path) => In(
        $"There is no file {path}.", $"Le fichier {path} n'existe pas.");

    public static string FolderInsteadOfFile(string path) => In(
        $"{path} is a folder; name a file in it.", $"{path} est un dossier ; nommez un fichier qu'il contient.");

    public static string NothingToRead(string folder, string expected) => In(
        $"In the folder {folder} there is none of: {expected}.", $"Le dossier {folder} ne contient rien de : {expected}.");

    public static string GzipCutShort(long unpacked) => In(
        $"the gzip file is cut short: it ends after {unpacked} unpacked bytes, before its checksum. Fetch it again.",
        $"le fichier gzip est tronqué : il s'arrête après {unpacked} octets décompressés, avant sa somme de contrôle. "
            + $"Téléchargez-le à nouveau.");

    public static string GzipDamaged(long unpacked) => In(
        $"the gzip file is cut short or damaged: after {unpacked} unpacked bytes its content or its checksum is wrong. Fetch it again.",
        $"le fichier gzip est tronqué ou abîmé : après {unpacked} octets décompressés, son contenu ou sa somme de contrôle est faux. "
            + $"Téléchargez-le à nouveau.");

    public static string ZipUnreadable() => In(
        $"not a whole zip archive: its list of members, at the end, cannot be read. Fetch it again.",
        $"pas une archive zip entière : la liste de ses membres, à la fin, est illisible. Téléchargez-la à nouveau.");

    public static string NoSuchMember(string member, IEnumerable<string> members) => In(
        $"the archive has no member {member}; it has: {string.Join(", ", members.Take(10))}.",
        $"l'archive n'a pas de membre {member} ; elle contient : {string.Join(", ", members.Take(10))}.");

    public static string ZipMemberDamaged(long unpacked) => In(
        $"the archive is damaged: the {unpacked} bytes of this member are not those its checksum is of. Fetch it again.",
        $"l'archive est abîmée : les {unpacked} octets de ce membre ne sont pas ceux de sa somme de contrôle. Téléchargez-la à nouveau.");

    public static string TarDamaged(string problem) => In(
        $"not a whole tar archive ({problem}). Fetch it again.", $"pas une archive tar entière ({problem}). Téléchargez-la à nouveau.");

    public static string EndlessLine(int longest) => In(
        $"more than {longest} bytes without an end of line: this is not a text of lines.",
        $"plus de {longest} octets sans fin de ligne : ce n'est pas un texte en lignes.");

    public static string NotUtf8(byte value, long position) => In(
        $"byte {position} (0x{Hex(value, 2)}) is not UTF-8. Save the text with the encoding UTF-8.",
        $"l'octet {position} (0x{Hex(value, 2)}) n'est pas de l'UTF-8. Enregistrez le texte avec l'encodage UTF-8.");

    public static string TooLongForAText(int longest) => In(
        $"more than {longest} bytes: too much for one text. Read it by line or by word.",
        $"plus de {longest} octets : trop pour un seul texte. Lisez-le par lignes ou par mots.");

    public static string EndlessWord(int longest) => In(
        $"more than {longest} bytes without a space: this is not a text of words.",
        $"plus de {longest} octets sans espace : ce n'est pas un texte en mots.");

    public static string WrongColumns(int found, string expected) => In(
        $"{Several(found, "column", "columns")} where a line has {expected}, separated by tabulations.",
        $"{Several(found, "colonne", "colonnes")} alors qu'une ligne contient {expected}, séparés par des tabulations.");

    public static string NotANumber(string what, string found) => In(
        $"\"{Excerpt(found)}\" where {what} was expected, a number.",
        $"« {Excerpt(found)} » à la place d'un nombre : {what}.");

    public static string WrongRating(int label, int rating) => In(
        $"label {label} with rating {rating}: an unfavourable review (0) has a rating from 1 to 4, a favourable one (1) from 7 to 10.",
        $"étiquette {label} avec la note {rating} : une critique défavorable (0) a une note de 1 à 4, une favorable (1) de 7 à 10.");

    public static string ReviewTooLong(long bytes, int most) => In(
        $"a review of {bytes} bytes; the longest are {most} at most.",
        $"une critique de {bytes} octets ; les plus longues en ont {most} au plus.");

    public static string WrongReviewName() => In(
        $"the name of a review is ID_RATING.txt, such as 0_9.txt.", $"le nom d'une critique est ID_NOTE.txt, par exemple 0_9.txt.");

    public static string NoReviews(string part) => In(
        $"there is no review of the part \"{part}\" (aclImdb/{part}/pos and neg).",
        $"il n'y a aucune critique de la partie « {part} » (aclImdb/{part}/pos et neg).");

    public static string WrongMagic(uint found, uint expected) => In(
        $"it begins with 0x{Hex(found, 8)}, not with 0x{Hex(expected, 8)}: not an idx file of the right kind.",
        $"il commence par 0x{Hex(found, 8)} et non par 0x{Hex(expected, 8)} : pas un fichier idx de la bonne sorte.");

    public static string AbsurdSize(string sizes) => In(
        $"its header announces {sizes}: refused, no such set exists.",
        $"son en-tête annonce {sizes} : refusé, un tel jeu n'existe pas.");

    public static string EndsEarly(long found, long expected) => In(
        $"it ends after {found} of the {expected} bytes that its header announces. Fetch it again.",
        $"il s'arrête après {found} des {expected} octets que son en-tête annonce. Téléchargez-le à nouveau.");

    public static string GoesOn(long expected) => In(
        $"it goes on after the {expected} bytes that its header announces.",
        $"il continue après les {expected} octets que son en-tête annonce.");

    public static string CountsDiffer(int images, string labelsFile, int labels) => In(
        $"{images} images, but {labels} labels in {labelsFile}.", $"{images} images, mais {labels} étiquettes dans {labelsFile}.");

    public static string LabelOutside(int label, long position) => In(
        $"label {label} at byte {position}; a digit goes from 0 to 9.",
        $"étiquette {label} à l'octet {position} ; un chiffre va de 0 à 9.");

    public static string RaggedVector(string word, int found, int expected) => In(
        $"\"{Excerpt(word)}\" has {found} numbers, but there should be {expected}.",
        $"« {Excerpt(word)} » a {found} nombres au lieu de {expected}.");

    public static string WordTwice(string word) => In(
        $"\"{Excerpt(word)}\" was already there.", $"« {Excerpt(word)} » y était déjà.");

    public static string NoSuchVector(string word) => In(
        $"\"{word}\" has no vector here. Contains(word) says whether a word has one.",
        $"« {word} » n'a pas de vecteur ici. Contains(word) dit si un mot en a un.");

    public static string NoSuchWidth(int width) => In(
        $"GloVe 6B has vectors of width 50, 100, 200 and 300, not {width}.",
        $"GloVe 6B a des vecteurs de largeur 50, 100, 200 et 300, pas {width}.");

    public static string QuestionWithoutSection() => In(
        $"a question before the first section; a section begins with a line such as \": family\".",
        $"une question avant la première rubrique ; une rubrique commence par une ligne comme « : family ».");

    public static string NotFourWords(int found) => In(
        $"{Several(found, "word", "words")}; a question has four: Athens Greece Oslo Norway.",
        $"{Several(found, "mot", "mots")} ; une question en a quatre : Athens Greece Oslo Norway.");

    private static string Hex(uint value, int digits) => value.ToString($"X{digits}", CultureInfo.InvariantCulture);

    private static string Excerpt(string text) => text.Length <= 40 ? text : text[..40] + "…";
}
