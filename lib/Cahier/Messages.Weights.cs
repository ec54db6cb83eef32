namespace Cahier;

internal static partial class Messages
{
    public static string UnknownWeightsFile(string path) => In(
        $"{path}: weights are kept in .safetensors files (PyTorch, Hugging Face) or .dat files (TorchSharp). Give one of these endings.",
        $"{path} : les poids se gardent dans des fichiers .safetensors (PyTorch, Hugging Face) ou .dat (TorchSharp). Donnez l'une de ces "
            + $"terminaisons.");

    public static string WeightsCutShort(string file, string what, ulong claimed, long left) => In(
        $"{file}: {what} should take {claimed} bytes, but the file has only {left} more. It is cut short or damaged: get it again.",
        $"{file} : {what} devrait occuper {claimed} octets, mais il n'en reste que {left} dans le fichier. Il est tronqué ou abîmé : "
            + $"procurez-le-vous à nouveau.");

    public static string WeightsNotRead(string file, string what, string value) => In(
        $"{file}: {what} cannot be {value}. The file is damaged, or of another kind than its name says.",
        $"{file} : {what} ne peut valoir {value}. Le fichier est abîmé, ou d'une autre sorte que ne le dit son nom.");

    public static string WeightsOfUnknownType(string file, string name, string type, string known) => In(
        $"{file}: {Cut(name)} holds numbers of type {Cut(type)}; those that can be read are {known}.",
        $"{file} : {Cut(name)} contient des nombres de type {Cut(type)} ; ceux qui se lisent sont {known}.");

    public static string WeightsTwice(string file, string name) => In(
        $"{file}: {Cut(name)} is there twice.",
        $"{file} : {Cut(name)} y figure deux fois.");

    public static string WeightsOverlap(string file, string name, long begin, long expected) => In(
        $"{file}: {Cut(name)} begins at byte {begin} of the numbers, but byte {expected} is where it must: tensors follow one another "
            + $"without overlap or gap.",
        $"{file} : {Cut(name)} commence à l'octet {begin} des nombres, mais il doit commencer à l'octet {expected} : les tenseurs se "
            + $"suivent sans recouvrement ni trou.");

    public static string WeightsLeftOver(string file, long left) => In(
        $"{file}: {left} bytes follow the last tensor and belong to none.",
        $"{file} : {left} octets suivent le dernier tenseur et n'appartiennent à aucun.");

    public static string WeightsSize(string file, string name, string shape, long bytes) => In(
        $"{file}: {Cut(name)} of shape {shape} has {bytes} bytes, which is not what that shape takes.",
        $"{file} : {Cut(name)}, de forme {shape}, a {bytes} octets, ce qui n'est pas ce qu'occupe cette forme.");

    public static string WeightsHeader(string file) => In(
        $"{file}: its header is not the JSON object that a safetensors file has. The file is damaged, or of another kind than its name "
            + $"says.",
        $"{file} : son en-tête n'est pas l'objet JSON d'un fichier safetensors. Le fichier est abîmé, ou d'une autre sorte que ne le dit "
            + $"son nom.");

    public static string TheHeader() => In($"the header", $"l'en-tête");

    public static string TheLengthOfTheHeader() => In($"the length of the header", $"la longueur de l'en-tête");

    public static string TheNumberOfTensors() => In($"the number of tensors", $"le nombre de tenseurs");

    public static string ANumber() => In($"a number", $"un nombre");

    public static string AName() => In($"a tensor's name", $"le nom d'un tenseur");

    public static string TheShapeOf(string name) => In($"the shape of {Cut(name)}", $"la forme de {Cut(name)}");

    public static string TheNumbersOf(string name) => In($"the numbers of {Cut(name)}", $"les nombres de {Cut(name)}");

    public static string ThePlaceOf(string name) => In($"the place of {Cut(name)}", $"la place de {Cut(name)}");

    // A name comes from the file too, and may be as long as that.
    private static string Cut(string name) => name.Length <= 100 ? name : name[..100] + "…";
}
