using System.Globalization;
using Cahier.Bench;
using Cahier.Tensors;

// serve THREADS | memory | --peers … | CASE …
switch (args)
{
    case ["serve", var threads]:
        Threads.Count = int.Parse(threads, CultureInfo.InvariantCulture);
        Server.Run(Console.In, Console.Out);
        return 0;
    default:
        Console.WriteLine("Cases: " + string.Join(", ", Catalogue.Found.Select(found => found.Name)));
        return 0;
}
