using System.Globalization;
using Cahier.Data.Real;

namespace Cahier.Host.Data;

/// <summary>
/// What `cahier data` says while it works, in the reader's language: students meet it, and have to follow what it says of a network that
/// fails them. In French a no-break space stands before « : ; ! ? ».
/// </summary>
internal static class DataTexts
{
    public static string Here(string path) => Say($"here: {path}", $"présent\u00A0: {path}");

    public static string NotHere => Say("not here", "absent");

    public static string InPart(long bytes) => Say($"in part: {Size(bytes)}", $"en partie\u00A0: {Size(bytes)}");

    public static string Terms(string terms) => Say($"Terms: {terms}", $"Conditions\u00A0: {terms}");

    public static string Citation(string citation) => Say($"To cite: {citation}", $"À citer\u00A0: {citation}");

    public static string Folder(string folder) => Say(
        $"Folder: {folder} ({DataCache.Variable} names another)", $"Dossier\u00A0: {folder} ({DataCache.Variable} en désigne un autre)");

    public static string OwnText => Say(
        "A text file of your own needs no registry: TextCorpus.Text(\"mine.txt\") reads it.",
        "Un fichier texte à vous n'a pas besoin de registre\u00A0: TextCorpus.Text(\"mien.txt\") le lit.");

    public static string NameOrFile => Say(
        "--from and --address are for one data set at a time.",
        "--from et --address ne valent que pour un jeu de données à la fois.");

    public static string NothingFrom(string from, DataSet set) => Say(
        $"{from}: neither a file of \"{set.Name}\" nor a folder with one. Its files: {Names(set)}.",
        $"{from}\u00A0: ni un fichier de «\u00A0{set.Name}\u00A0», ni un dossier qui en contient. Ses fichiers\u00A0: {Names(set)}.");

    public static string Already(string path) => Say($"already here: {path}", $"déjà présent\u00A0: {path}");

    public static string OtherForm(string path) => Say(
        $"already here, in another form that its reader takes: {path}",
        $"déjà présent, sous une autre forme que le lecteur accepte\u00A0: {path}");

    public static string NotAsItShouldBe(string path, string problem) => Say(
        $"{path} is fetched again: {problem}", $"{path} est téléchargé à nouveau\u00A0: {problem}");

    public static string Done(FetchedFile file) => file.Verified
        ? Say($"{file.Path}: {Size(file.Bytes)}, checksum right", $"{file.Path}\u00A0: {Size(file.Bytes)}, somme de contrôle juste")
        : Say(
            $"{file.Path}: {Size(file.Bytes)}, unverified: no checksum is known. SHA-256 of what came: {file.Sha256}",
            $"{file.Path}\u00A0: {Size(file.Bytes)}, non vérifié\u00A0: aucune somme de contrôle n'est connue. SHA-256 reçu\u00A0: {file.Sha256}");

    public static string Stopped => Say(
        "stopped. The same command goes on from where it was.", "arrêté. La même commande reprendra où elle en était.");

    public static string ByHand(DataSet set) => Say(
        $"By hand, from a machine with a network: fetch\n{Places(set)}\nor give a file you have: cahier data get {set.Name} --from FILE",
        $"À la main, depuis une machine qui a le réseau, téléchargez\n{Places(set)}\nou donnez un fichier que vous avez\u00A0: "
            + $"cahier data get {set.Name} --from FICHIER");

    // Why a file could not be had
    public static string Status(int status) => Say($"the server answers {status}", $"le serveur répond {status}");

    public static string WebPage => Say(
        "a web page came instead of the file: does this network ask to log in first?",
        "une page web est arrivée au lieu du fichier\u00A0: ce réseau demande-t-il d'abord une connexion\u00A0?");

    public static string Encoded(string encoding) => Say(
        $"the server packed the file ({encoding}) though it was asked not to",
        $"le serveur a compressé le fichier ({encoding}) alors qu'on lui demandait le contraire");

    public static string OtherSize(long found, long? expected, long atMost) => expected is { } bytes
        ? Say(
            $"{Bytes(found)} instead of {Bytes(bytes)}: this is another file",
            $"{Bytes(found)} au lieu de {Bytes(bytes)}\u00A0: c'est un autre fichier")
        : Say($"{Bytes(found)}, more than the limit of {Bytes(atMost)}", $"{Bytes(found)}, plus que la limite de {Bytes(atMost)}");

    public static string TooLong(long atMost) => Say(
        $"the server sends more than {Bytes(atMost)}: refused, nothing is kept",
        $"le serveur envoie plus de {Bytes(atMost)}\u00A0: refusé, rien n'est gardé");

    public static string Changed => Say(
        "the file has changed at its address: from the beginning", "le fichier a changé à son adresse\u00A0: on reprend du début");

    public static string EndedEarly(long received, long expected) => Say(
        $"the connection ended after {Bytes(received)} of {Bytes(expected)}",
        $"la connexion s'est arrêtée après {Bytes(received)} sur {Bytes(expected)}");

    public static string Stalled(TimeSpan patience) => Say(
        $"nothing more came for {Seconds(patience)}", $"plus rien n'est arrivé pendant {Seconds(patience)}");

    public static string WrongSum(string name, string expected, string found, long bytes, long? expectedBytes) => Say(
        $"{name}: wrong checksum\n  expected {expected}{OfSize(expectedBytes)}\n  received {found}{OfSize(bytes)}",
        $"{name}\u00A0: somme de contrôle fausse\n  attendu {expected}{OfSize(expectedBytes)}\n"
            + $"  reçu    {found}{OfSize(bytes)}");

    public static string NoArchive(string name) => Say(
        $"{name}: this is no whole zip archive", $"{name}\u00A0: ce n'est pas une archive zip entière");

    public static string NotKept(string reason) => Say($"{reason}\n  What came was not kept.", $"{reason}\n  Ce qui est arrivé n'a pas été gardé.");

    public static string CannotWrite(string path, string reason) => Say(
        $"{path} cannot be written (is another `cahier data get` at work?): {reason}",
        $"impossible d'écrire {path} (un autre `cahier data get` est-il en cours\u00A0?)\u00A0: {reason}");

    public static string NoRoom(string folder, long needed, long free) => Say(
        $"not enough room in {folder}: {Size(needed)} needed, {Size(free)} free",
        $"pas assez de place dans {folder}\u00A0: il faut {Size(needed)}, il reste {Size(free)}");

    // While it goes on
    public static string AnotherAttempt(string reason, TimeSpan pause) => Say(
        $"{reason}; another attempt in {Seconds(pause)}",
        $"{reason}\u202F; nouvel essai dans {Seconds(pause)}");

    public static string NextAddress(string reason) => Say($"{reason}; at the next address", $"{reason}\u202F; à l'adresse suivante");

    public static string OnceMore(string reason) => Say($"{reason}\n  once more, from the beginning", $"{reason}\n  une nouvelle fois, depuis le début");

    public static string Progress(string name, DownloadProgress progress)
    {
        var received = progress.Total is { } total
            ? Say(
                $"{Size(progress.Received)} of {Size(total)}, {100 * progress.Received / Math.Max(1, total)} %",
                $"{Size(progress.Received)} sur {Size(total)}, {100 * progress.Received / Math.Max(1, total)}\u00A0%")
            : Size(progress.Received);
        var left = progress.TimeLeft is { } time ? Say($", {Clock(time)} left", $", encore {Clock(time)}") : "";
        return $"{name}\u00A0: {received}, {Size((long)progress.BytesPerSecond)}/s{left}".Replace("\u00A0: ", Say(": ", "\u00A0: "), StringComparison.Ordinal);
    }

    /// <summary>A size as a reader wants it: 84.1 MB, 84,1 Mo.</summary>
    public static string Size(long bytes)
    {
        var unit = Say("B", "o");
        var (divisor, prefix) = bytes switch { < 1_000 => (1d, ""), < 1_000_000 => (1e3, "k"), < 1_000_000_000 => (1e6, "M"), _ => (1e9, "G") };
        var digits = (bytes / divisor).ToString(divisor > 1 ? "0.0" : "0", CultureInfo.InvariantCulture);
        return $"{digits.Replace(".", Say(".", ","), StringComparison.Ordinal)}\u00A0{prefix}{unit}";
    }

    private static string Bytes(long bytes)
    {
        var grouped = bytes.ToString("#,0", CultureInfo.InvariantCulture).Replace(",", Say(",", "\u202F"), StringComparison.Ordinal);
        return Say($"{grouped} bytes", $"{grouped} octets");
    }

    private static string OfSize(long? bytes) => bytes is { } known ? $" ({Bytes(known)})" : "";

    private static string Seconds(TimeSpan time) =>
        time.TotalSeconds.ToString("0.#", CultureInfo.InvariantCulture).Replace(".", Say(".", ","), StringComparison.Ordinal) + "\u00A0s";

    private static string Clock(TimeSpan time) => time.ToString(time.TotalHours >= 1 ? @"h\:mm\:ss" : @"m\:ss", CultureInfo.InvariantCulture);

    private static string Names(DataSet set) => string.Join(", ", set.Files.Select(file => file.Name));

    private static string Places(DataSet set) =>
        string.Join("\n", set.Files.Select(file => $"  {file.Addresses[0]}\n  → {DataCache.PathOf(set, file)}"));

    private static string Say(string english, string french) => Language.Current == Language.French ? french : english;
}
