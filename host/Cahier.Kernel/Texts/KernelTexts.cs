namespace Cahier.Kernel.Texts;

/// <summary>Everything the kernel says to a reader. In French a no-break space stands before « : ; ! ? », so that no line begins with one.</summary>
internal static class KernelTexts
{
    // Places
    public static Text Cell(int number) => new($"cellule {number}", $"cell {number}");
    public static Text Line(int line) => new($"ligne {line}", $"line {line}");
    public static Text At(string place, int line) => new($"{place}, ligne {line}", $"{place}, line {line}");
    public static Text At(string place, int line, int column) => new($"{place}, ligne {line}, colonne {column}", $"{place}, line {line}, column {column}");
    public static Text ErrorAt(string place, string id, string message) => new($"{place}\u00A0: erreur {id}\u00A0: {message}", $"{place}: error {id}: {message}");
    public static Text WarningAt(string place, string id, string message) => new($"{place}\u00A0: avertissement {id}\u00A0: {message}", $"{place}: warning {id}: {message}");
    public static Text MoreErrors(int count) => new($"… et {count} autre(s) erreur(s)", $"… and {count} more error(s)");

    // Exceptions
    public static Text Frame(string method, string place) => new($"   dans {method} ({place})", $"   in {method} ({place})");
    public static Text FrameWithoutMethod(string place) => new($"   {place}", $"   {place}");
    public static Text RepeatedFrames(int count) => new($"   … {count} appels de plus", $"   … {count} more calls");
    public static Text CausedBy(string exception) => new($"Cause\u00A0: {exception}", $"Caused by: {exception}");
    public static Text Lambda => new("une fonction lambda", "a lambda");
    public static Text Background => new(
        "Une exception n'a pas été interceptée dans un fil d'exécution (Thread) ou une tâche de fond\u00A0:",
        "An exception was not caught on a background thread or task:");
    public static Text RecursionTooDeep => new(
        "Récursion trop profonde\u00A0: la fonction s'appelle elle-même sans fin, ou trop de fois pour la pile. Vérifiez le cas d'arrêt.",
        "Recursion too deep: the function calls itself without end, or too many times for the stack. Check the case that stops it.");

    // Standard input
    public static Text NobodyToAsk => new(
        "Cette cellule attend une saisie (Console.ReadLine), mais ici personne ne peut répondre. Exécutez-la dans un carnet ouvert, ou écrivez la valeur dans le code.",
        "This cell waits for input (Console.ReadLine), but here nobody can answer. Run it in an open notebook, or write the value into the code.");

    // Interruption
    public static Text Interrupted => new(
        "Exécution interrompue. Les variables gardent leurs valeurs.",
        "Execution interrupted. Variables keep their values.");
    public static Text StoppingByForce => new(
        "Ce code ne s'arrête pas de lui-même\u00A0: arrêt forcé. S'il échoue, le noyau s'arrête et les variables sont perdues.",
        "This code does not stop by itself: stopping it by force. Should that fail, the kernel ends and variables are lost.");
    public static Text CannotStop => new(
        "Ce code ne se laisse pas interrompre\u00A0: le noyau s'arrête. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "This code cannot be interrupted: the kernel stops. Variables are lost; run the cells again from the start.");

    // #r and #load
    public static Text CourseLibraryMissing(string path) => new(
        $"{path} n'existe pas encore. Dans un terminal, à la racine du cours\u00A0: dotnet build lib/Cahier",
        $"{path} does not exist yet. In a terminal, at the root of the course: dotnet build lib/Cahier");
    public static Text LibraryMissing(string path, string folder) => new(
        $"Bibliothèque introuvable\u00A0: {path} (cherchée depuis {folder}).",
        $"Library not found: {path} (looked for from {folder}).");
    public static Text LibraryUnreadable(string path) => new(
        $"{path} n'est pas une bibliothèque .NET lisible.",
        $"{path} is not a .NET library that can be read.");
    public static Text PackagesUnsupported(string reference) => new(
        $"#r \"{reference}\"\u00A0: un fichier chargé ne peut pas demander de paquet. Mettez cette ligne dans une cellule, avant.",
        $"#r \"{reference}\": a loaded file cannot ask for a package. Put this line into a cell, before.");
    public static Text LibraryRebuilt(string name) => new(
        $"{name} a été recompilée depuis son chargement. Redémarrez le noyau pour utiliser la nouvelle version.",
        $"{name} was rebuilt after it was loaded. Restart the kernel to use the new version.");
    public static Text ScriptMissing(string path, string folder) => new(
        $"Fichier introuvable\u00A0: {path} (cherché depuis {folder}).",
        $"File not found: {path} (looked for from {folder}).");

    // The kernel's process
    public static Text NoCompiler(string root) => new(
        $"Aucun SDK .NET {Environment.Version.Major} dans {root}\u00A0: le compilateur C# vient du SDK. Installez le SDK .NET {Environment.Version.Major} (le seul «\u00A0runtime\u00A0» ne suffit pas).",
        $"No .NET {Environment.Version.Major} SDK in {root}: the C# compiler comes from the SDK. Install the .NET {Environment.Version.Major} SDK (the runtime alone is not enough).");
    public static Text NoDotnet => new(
        "La commande dotnet est introuvable. Installez le SDK .NET 10, ou indiquez son dossier dans DOTNET_ROOT.",
        "The dotnet command was not found. Install the .NET 10 SDK, or name its folder in DOTNET_ROOT.");
    public static Text Stopped => new("Le noyau s'est arrêté.", "The kernel has stopped.");
    public static Text ExitCalled(int code) => new(
        $"Le code a terminé le noyau par Environment.Exit({code}). Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        $"The code ended the kernel with Environment.Exit({code}). Variables are lost; run the cells again from the start.");
    public static Text StackOverflow(string? function) => new(
        $"Débordement de pile\u00A0: {(function is null ? "une récursion sans fin" : $"une récursion sans fin par {function}")} a arrêté le noyau. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        $"Stack overflow: an endless recursion{(function is null ? "" : $" through {function}")} stopped the kernel. Variables are lost; run the cells again from the start.");
    public static Text FailFastCalled(string message) => new(
        $"Le code a terminé le noyau par Environment.FailFast(\"{message}\"). Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        $"The code ended the kernel with Environment.FailFast(\"{message}\"). Variables are lost; run the cells again from the start.");
    public static Text AccessViolation => new(
        "Le noyau a accédé à une adresse qui n'est pas à lui (pointeur, bibliothèque native) et s'est arrêté. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "The kernel accessed an address that is not its own (a pointer, a native library) and stopped. Variables are lost; run the cells again from the start.");
    public static Text EndedFromOutside => new(
        "Le noyau a été arrêté de l'extérieur, ce que le système fait quand la mémoire vient à manquer. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "The kernel was ended from outside, as the system does when memory runs short. Variables are lost; run the cells again from the start.");
    public static Text TooMuchMemory => new(
        "Les cellules occupaient plus de mémoire que la limite fixée (--memory-limit)\u00A0: le noyau s'est arrêté. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "The cells held more memory than the limit that was set (--memory-limit): the kernel stopped. Variables are lost; run the cells again from the start.");
    public static Text NoMemoryLeft(long megabytes) => new(
        $"Il n'y a plus assez de mémoire\u00A0: les cellules peuvent en occuper {megabytes}\u00A0Mo. Rendez de grandes variables (= null), ou redémarrez le noyau.",
        $"There is not enough memory left: cells may hold {megabytes} MB. Give large variables back (= null), or restart the kernel.");
    public static Text OutOfMemory => new(
        "Le noyau n'avait plus de mémoire. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "The kernel ran out of memory. Variables are lost; run the cells again from the start.");
    public static Text Crashed(int code) => new(
        $"Le noyau s'est arrêté de façon inattendue (code {code}). Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        $"The kernel stopped unexpectedly (code {code}). Variables are lost; run the cells again from the start.");
    public static Text Killed => new(
        "Le noyau ne répondait plus et a été arrêté. Les variables sont perdues\u00A0; relancez les cellules depuis le début.",
        "The kernel no longer answered and was stopped. Variables are lost; run the cells again from the start.");
}
