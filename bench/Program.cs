using System.Globalization;
using Cahier.Bench;
using Cahier.Bench.Cases;
using Cahier.Tensors;

switch (args)
{
    case ["serve", var threads]:
        Threads.Count = int.Parse(threads, CultureInfo.InvariantCulture);
        Server.Run(Console.In, Console.Out);
        return 0;
    case ["--peers", .. var options]:
        new Duel(DuelOptions.Of(options)).Run();
        return 0;
    case ["memory"]:
        Memory.Report();
        return 0;
    case ["first-step"]:
        GptBaby.Step()();
        Console.WriteLine("done");
        return 0;
    case ["word2vec-accuracy", .. var settings]:
        new Word2VecAccuracy(settings).Run();
        return 0;
    case [var name, ..] when !name.StartsWith('-'):
        foreach (var measured in args.Select(Catalogue.Named))
            Console.WriteLine(Measurement.Of(measured, measured.Prepare(), seconds: 3, warmups: 30).ToJson());
        return 0;
    default:
        Console.WriteLine($"""
            --peers [--threads 1,2] [--rounds 7] [--seconds 0.5] [--python /usr/bin/python3] [--without-avx512] [CASE …]
                    in turns with PyTorch, NumPy and gensim: one table of ratios
            memory  garbage collections, peak memory and time to the first training step
            CASE …  some cases alone
            {Word2VecAccuracy.Usage}
                    word vectors of a real text: speed and analogies, Cahier's and gensim's
            serve THREADS   answers lines "case seconds warmups"

            Cases: {string.Join(", ", Catalogue.Found.Select(found => found.Name))}
            """);
        return 0;
}
