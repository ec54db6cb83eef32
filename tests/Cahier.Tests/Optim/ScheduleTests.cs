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
}
