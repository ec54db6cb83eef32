using Cahier.Optim;

namespace Cahier.Tests.Optim;

public class ScheduleTests
{
    [Fact]
    public void The_warm_up_of_Vaswani_et_al_is_highest_where_it_ends()
    {
        var schedule = new WarmupSchedule(width: 512, warmup: 4000);
        Assert.Equal(1 / MathF.Sqrt(512 * 4000), schedule.At(4000), tolerance: 1e-9f);
        Assert.Equal(schedule.At(4000) / 2, schedule.At(2000), tolerance: 1e-9f);
        Assert.Equal(schedule.At(4000) / 2, schedule.At(16000), tolerance: 1e-9f);
    }

    [Fact]
    public void The_linear_schedule_rises_to_its_height_and_ends_at_zero()
    {
        var schedule = new LinearSchedule(highest: 0.002f, warmup: 100, steps: 500);
        Assert.Equal(0.001f, schedule.At(50), tolerance: 1e-9f);
        Assert.Equal(0.002f, schedule.At(100), tolerance: 1e-9f);
        Assert.Equal(0.001f, schedule.At(300), tolerance: 1e-9f);
        Assert.Equal(0, schedule.At(500));
        Assert.Equal(0, schedule.At(501));
    }

    [Fact]
    public void The_cosine_schedule_falls_slowly_fast_and_slowly()
    {
        var schedule = new CosineSchedule(highest: 0.9f, steps: 110, warmup: 10, lowest: 0.1f);
        Assert.Equal(0.09f, schedule.At(1), tolerance: 1e-7f);
        Assert.Equal(0.9f, schedule.At(10), tolerance: 1e-7f);
        // (1 + cos 45°)/2 of the way is left after a quarter of the time.
        Assert.Equal(0.1f + 0.8f * 0.8535534f, schedule.At(35), tolerance: 1e-6f);
        Assert.Equal(0.5f, schedule.At(60), tolerance: 1e-6f);
        Assert.Equal(0.1f, schedule.At(110));
        Assert.Equal(0.1f, schedule.At(1000));
        Assert.Equal(0.1f, new CosineSchedule(1, steps: 5, warmup: 5, lowest: 0.1f).At(5));
    }

    [Fact]
    public void The_step_schedule_is_a_flight_of_stairs()
    {
        var schedule = new StepSchedule(0.8f, every: 3, factor: 0.5f);
        Assert.Equal([0.8f, 0.8f, 0.8f, 0.4f, 0.4f, 0.4f, 0.2f], Enumerable.Range(1, 7).Select(schedule.At));
    }
}
