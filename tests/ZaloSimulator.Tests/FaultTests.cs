using VinhPhong.Simulators.Zalo.Faults;

namespace VinhPhong.Simulators.Zalo.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task An_event_can_come_several_times_at_once_or_one_after_another()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.Faults.NextWebhooks(new WebhookFault(Copies: 4));
        await commune.WriteAsync("Một");
        commune.Zalo.Faults.NextWebhooks(new WebhookFault(Copies: 1, AtOnce: true));
        await commune.WriteAsync("Hai");
        Assert.Equal(5, commune.Service.All.Count(got => got.Text == "Một"));
        Assert.Equal(2, commune.Service.All.Count(got => got.Text == "Hai"));
        Assert.Equal(2, commune.Service.All.Select(got => got.MessageId).Distinct().Count());
    }

    [Fact]
    public async Task An_event_can_come_again_two_hours_later_as_its_last_retry()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.Faults.NextWebhooks(new WebhookFault(AgainAfter: TimeSpan.FromHours(2)));
        await commune.WriteAsync("Chào");
        commune.Clock.Advance(TimeSpan.FromHours(2));
        await commune.SettleAsync();
        Assert.Equal([null, "5"], commune.Service.All.Select(got => got.Retry));
        Assert.Equal(commune.Service.All[0].Body, commune.Service.All[1].Body);
    }

    [Fact]
    public async Task An_event_that_is_held_back_comes_after_the_next_with_the_earlier_time()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.Faults.NextWebhooks(new WebhookFault(HoldBack: true));
        await commune.Zalo.Residents.SendTextAsync(commune.Id, "Một", Commune.Stop);
        await commune.Zalo.Residents.SendTextAsync(commune.Id, "Hai", Commune.Stop);
        await commune.SettleAsync();
        Assert.Equal(["Hai", "Một"], commune.Service.All.Select(got => got.Text));
        var times = commune.Service.All.Select(got => (string)got.Json["timestamp"]!).ToList();
        Assert.True(string.CompareOrdinal(times[1], times[0]) < 0);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_send_can_fail_with_or_without_reaching_the_resident(bool reaches, int messages)
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        commune.Zalo.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Error, reaches, Error: -200));
        Assert.Equal(-200, Commune.Error(await commune.SayAsync("Chào bác")));
        Assert.Equal(messages, commune.Zalo.Log.Messages.Count);
        Assert.Equal(-200, commune.Zalo.Log.Calls[^1].Error);
        await commune.SettleAsync();
        Assert.Equal(messages, commune.Service.Events.Count(name => name == "oa_send_text"));
    }

    [Fact]
    public async Task A_connection_can_be_cut_after_the_message_reached_the_resident()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        commune.Zalo.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Drop, CarriedOut: true));
        await Assert.ThrowsAsync<HttpRequestException>(() => commune.SayAsync("Chào bác"));
        Assert.Single(commune.Zalo.Log.Messages);
    }

    [Theory]
    [InlineData(CallFaultKind.Status500, 500)]
    [InlineData(CallFaultKind.Status502, 502)]
    [InlineData(CallFaultKind.Status503, 503)]
    public async Task A_call_can_be_answered_with_a_failing_status(CallFaultKind kind, int status)
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.Faults.Next(CallKind.Send, new CallFault(kind));
        using var answer = await commune.PostAsync(Commune.V3, "{}");
        Assert.Equal(status, (int)answer.StatusCode);
    }

    [Fact]
    public async Task The_echo_can_come_before_the_answer()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        commune.Zalo.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.EchoFirst));
        var answered = new TaskCompletionSource();
        commune.Service.Answer = async got =>
        {
            // The send waits for this answer: had it been answered before, this would not time out.
            if (got.Event == "oa_send_text") await Assert.ThrowsAsync<TimeoutException>(() => answered.Task.WaitAsync(TimeSpan.FromMilliseconds(200), Commune.Stop));
            return 200;
        };
        await commune.SayAsync("Chào bác");
        Assert.Contains("oa_send_text", commune.Service.Events);
        answered.SetResult();
        await commune.SettleAsync();
        Assert.Equal(["user_send_text", "oa_send_text", "user_received_message"], commune.Service.Events);
        Assert.All(commune.Zalo.Log.Webhooks, sent => Assert.Equal(200, sent.Status));
    }

    [Fact]
    public async Task An_answer_can_be_delayed_by_the_platforms_clock()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        commune.Zalo.Faults.Next(CallKind.Send, new CallFault(CallFaultKind.Delay, Delay: TimeSpan.FromSeconds(30)));
        var saying = commune.SayAsync("Chào bác");
        while (commune.Zalo.Log.Messages.Count == 0) await Task.Delay(10, Commune.Stop);
        Assert.False(saying.IsCompleted);
        while (!saying.IsCompleted)
        {
            commune.Clock.Advance(TimeSpan.FromSeconds(30));
            await Task.Delay(10, Commune.Stop);
        }
        Assert.Equal(0, Commune.Error(await saying));
    }

    [Fact]
    public async Task Every_call_can_be_limited_for_a_time()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Zalo.Faults.LimitFor(TimeSpan.FromMinutes(1));
        Assert.Equal(-32, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
        commune.Clock.Advance(TimeSpan.FromMinutes(1));
        Assert.Equal(0, Commune.Error(await commune.ReadAsync("/v2.0/oa/getoa", "{}")));
    }

    [Fact]
    public async Task In_a_soak_about_half_of_the_failed_sends_reach_the_resident_nevertheless()
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { OaType = OaType.Business, Echoes = false, Receipts = false });
        await commune.WriteAsync("Chào");
        commune.Zalo.Faults.Shares = new FaultShares(SendFailures: 1);
        for (var send = 0; send < 60; send++)
        {
            try
            {
                using var answer = await commune.PostAsync(Commune.V3, commune.Message("""{"text":"a"}"""));
            }
            catch (HttpRequestException)
            {
            }
        }
        Assert.InRange(commune.Zalo.Log.Messages.Count, 18, 42);
    }

    [Fact]
    public async Task A_genuine_event_can_be_replayed_byte_for_byte()
    {
        await using var commune = await Commune.OpenAsync();
        var message = await commune.WriteAsync("Chào");
        commune.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(200, await commune.Zalo.Webhooks.ReplayAsync(message.Id, 0, Commune.Stop));
        Assert.Equal(commune.Service.All[0].Body, commune.Service.All[1].Body);
        Assert.Equal(commune.Service.All[0].Signature, commune.Service.All[1].Signature);
    }
}
