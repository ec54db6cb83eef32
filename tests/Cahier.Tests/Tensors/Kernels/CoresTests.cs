using Cahier.Tensors.Kernels;

namespace Cahier.Tests.Tensors.Kernels;

// Alone: beside a job of another test these would be done where they are, in one part.
[Collection(AloneCollection.Name)]
public sealed class CoresTests
{
    private const long Much = 100 * Cores.WorthSharing;

    [Fact]
    public void Every_output_is_computed_exactly_once()
    {
        foreach (var count in new[] { 1, 2, 7, 64, 1001 })
        {
            var computed = new int[count];
            Cores.Split(count, Much, (from, to) =>
            {
                for (var i = from; i < to; i++)
                    Interlocked.Increment(ref computed[i]);
            }, multiple: 3);

            Assert.All(computed, times => Assert.Equal(1, times));
        }
    }

    [Fact]
    public void A_job_within_a_job_is_done_once()
    {
        foreach (var count in (int[])[1, 2, 5, 63, 64, 1000])
        {
            var times = new int[count];
            Cores.Split(count, long.MaxValue, (from, to) => Cores.Split(to - from, long.MaxValue, (a, b) =>
            {
                for (var i = from + a; i < from + b; i++)
                    Interlocked.Increment(ref times[i]);
            }), multiple: 6);
            Assert.All(times, time => Assert.Equal(1, time));
        }
    }

    [Fact]
    public void Much_work_comes_in_parts_that_an_interruption_need_not_wait_for_long()
    {
        const long Hour = 100_000_000_000_000;
        var lengths = new int[1000];
        Cores.Split(lengths.Length, Hour, (from, to) => lengths[from] = to - from);

        Assert.All(lengths, length => Assert.Equal(1, length));
    }

    [Fact]
    public void Jobs_from_many_threads_all_get_done()
    {
        var total = 0;
        Parallel.For(0, 200, _ => Cores.Split(50, Much, (from, to) => Interlocked.Add(ref total, to - from)));

        Assert.Equal(200 * 50, total);
    }

    [Fact]
    public void A_mistake_in_one_part_is_reported_and_the_cores_work_on()
    {
        Assert.Throws<InvalidOperationException>(() => Cores.Split(8, Much, (from, _) =>
        {
            if (from > 0)
                throw new InvalidOperationException("on purpose");
        }));

        Every_output_is_computed_exactly_once();
    }

    [Fact]
    public void An_interrupted_thread_leaves_no_part_behind_that_still_writes()
    {
        var running = 0;
        var left = -1;
        var caller = new Thread(() =>
        {
            try
            {
                Cores.Split(Cores.Count * 2, Much, (_, _) =>
                {
                    Interlocked.Increment(ref running);
                    try
                    {
                        Thread.Sleep(100);      // the caller's own sleep is interrupted, a helper's is not
                    }
                    finally
                    {
                        Interlocked.Decrement(ref running);
                    }
                });
            }
            catch (ThreadInterruptedException)
            {
            }
            left = Volatile.Read(ref running);
        });
        caller.Start();
        Thread.Sleep(30);
        caller.Interrupt();
        caller.Join();

        Assert.Equal(0, left);
    }
}
