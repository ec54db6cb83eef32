using Cahier.Tensors.Kernels;

namespace Cahier.Tests.Tensors.Kernels;

/// <summary>
/// Jobs follow each other as fast as they can: threads that come late for one meet the next, of the same kind or of another, which uses
/// the same objects. CAHIER_STRESS_SECONDS makes it last.
/// </summary>
[Collection(AloneCollection.Name)]
public sealed class CoresStressTests
{
    private const long Much = 100 * Cores.WorthSharing;

    private static readonly TimeSpan _time =
        TimeSpan.FromSeconds(int.TryParse(Environment.GetEnvironmentVariable("CAHIER_STRESS_SECONDS"), out var seconds) ? seconds : 1);

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void Jobs_of_alternating_kinds_compute_every_output_once_and_lose_no_failure(int cores)
    {
        var end = DateTime.UtcNow + _time / 4;
        OnCores.Run(cores, () =>
        {
            var random = new Random(cores);
            for (var number = 0; DateTime.UtcNow < end; number++)
                OneJob(random, number);
            return 0;
        });
    }

    [Fact]
    public void Jobs_from_several_callers_compute_every_output_once_and_fail_where_they_should()
    {
        var end = DateTime.UtcNow + _time;
        OnCores.Run(3, () =>
        {
            var callers = Enumerable.Range(0, 3).Select(caller => Task.Factory.StartNew(
                () =>
                {
                    var random = new Random(caller);
                    for (var number = 0; DateTime.UtcNow < end; number++)
                        OneJob(random, number);
                },
                TestContext.Current.CancellationToken, TaskCreationOptions.LongRunning, TaskScheduler.Default));
            Task.WaitAll([.. callers], TestContext.Current.CancellationToken);
            return 0;
        });
    }

    [Fact]
    public void Callers_that_are_interrupted_leave_nothing_behind_for_the_next_job()
    {
        var end = DateTime.UtcNow + _time;
        Exception? wrong = null;
        var caller = new Thread(() =>
        {
            var random = new Random(5);
            for (var number = 0; DateTime.UtcNow < end && wrong is null; number++)
            {
                try
                {
                    OneJob(random, number);
                    Thread.Sleep(0);
                }
                catch (ThreadInterruptedException)
                {
                }
                catch (Exception failure)
                {
                    wrong = failure;
                }
            }
        });
        OnCores.Run(3, () =>
        {
            caller.Start();
            while (!caller.Join(1))
                caller.Interrupt();
            return 0;
        });
        Assert.Null(wrong);
    }

    /// <summary>A job of one of several kinds; one in eight fails, some have jobs within.</summary>
    private static void OneJob(Random random, int number)
    {
        var times = new int[random.Next(2, 12)];
        var bad = random.Next(8) == 0 ? random.Next(times.Length) : -1;
        var job = (Times: times, Bad: bad, Wait: random.Next(4), Number: number);
        var failure = Record(() =>
        {
            switch (random.Next(4))
            {
                case 0:
                    Cores.Split(times.Length, Much, job, Compute);
                    break;
                case 1:
                    Cores.Split(times.Length, Much, new Wide(number, job, number, number), static (on, from, to) =>
                    {
                        Assert.True(on.First == on.Second && on.Second == on.Third, "A state of two jobs at once.");
                        Compute(on.Job, from, to);
                    });
                    break;
                case 2:
                    Cores.Split(times.Length, Much, (from, to) => Compute(job, from, to));
                    break;
                default:
                    Cores.Split(times.Length, Much, job, static (on, from, to) =>
                        Cores.Split(to - from, Much, (On: on, From: from), static (within, a, b) =>
                            Compute(within.On, within.From + a, within.From + b)));
                    break;
            }
        });

        if (bad < 0)
        {
            Assert.Null(failure);
            Assert.All(times, time => Assert.Equal(1, time));
        }
        else
        {
            Assert.Equal($"{number}", failure?.Message);
            Assert.All(times, time => Assert.InRange(time, 0, 1));
        }
    }

    private static void Compute((int[] Times, int Bad, int Wait, int Number) job, int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            Thread.SpinWait(job.Wait);
            if (i == job.Bad)
                throw new InvalidOperationException($"{job.Number}");
            Interlocked.Increment(ref job.Times[i]);
        }
    }

    private static InvalidOperationException? Record(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (InvalidOperationException failure)
        {
            return failure;
        }
    }

    /// <summary>Wide enough to be torn if it were read while it is written.</summary>
    private readonly record struct Wide(int First, (int[] Times, int Bad, int Wait, int Number) Job, int Second, int Third);
}
