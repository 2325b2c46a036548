namespace VinhPhong.Simulators.Zalo.Tests;

public sealed class WebhookTests
{
    private static readonly TimeSpan[] Ladder = [TimeSpan.FromSeconds(30), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), TimeSpan.FromHours(1)];

    [Fact]
    public async Task An_event_that_is_not_taken_comes_again_by_the_ladder_with_the_same_bytes_and_then_events_end()
    {
        await using var commune = await Commune.OpenAsync();
        commune.Service.Answer = _ => Task.FromResult(500);
        await commune.WriteAsync("Chào");
        foreach (var step in Ladder)
        {
            commune.Clock.Advance(step - TimeSpan.FromSeconds(1));
            await commune.SettleAsync();
            Assert.Equal(1, commune.Zalo.Webhooks.RetriesWaiting);
            commune.Clock.Advance(TimeSpan.FromSeconds(1));
            await commune.SettleAsync();
        }
        Assert.Equal([null, "1", "2", "3", "4", "5"], commune.Service.All.Select(got => got.Retry));
        Assert.All(commune.Service.All, got => Assert.Equal(commune.Service.All[0].Body, got.Body));
        Assert.True(commune.Zalo.Webhooks.Disabled);
        Assert.Single(commune.Zalo.Webhooks.Notices);

        commune.Service.Answer = _ => Task.FromResult(200);
        await commune.WriteAsync("Có ai không?");
        Assert.Equal(6, commune.Service.All.Count);
        commune.Zalo.Webhooks.EnableAgain();
        await commune.WriteAsync("Giờ thì sao?");
        Assert.Equal("Giờ thì sao?", commune.Service.All[^1].Text);
    }

    [Fact]
    public async Task An_answer_that_takes_too_long_is_none()
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { AnswerWithin = TimeSpan.FromMilliseconds(100) });
        commune.Service.Answer = async got =>
        {
            if (got.Retry is null) await Task.Delay(TimeSpan.FromMilliseconds(600), Commune.Stop);
            return 200;
        };
        await commune.WriteAsync("Chào");
        Assert.Equal("timeout", Assert.Single(commune.Zalo.Log.Webhooks).Problem);
        commune.Clock.Advance(Ladder[0]);
        await commune.SettleAsync();
        Assert.Equal(200, commune.Zalo.Log.Webhooks[^1].Status);
        Assert.Equal(0, commune.Zalo.Webhooks.RetriesWaiting);
    }

    [Fact]
    public async Task What_the_app_sends_comes_back_then_its_receipt_and_when_it_was_read_that_too()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        var id = (string)(await commune.SayAsync("Chào bác"))["data"]!["message_id"]!;
        await commune.SettleAsync();
        await commune.Zalo.Residents.ReadAsync(commune.Id, Commune.Stop);
        await commune.SettleAsync();
        Assert.Equal(["user_send_text", "oa_send_text", "user_received_message", "user_seen_message"], commune.Service.Events);
        var (echo, seen) = (commune.Service.All[1], commune.Service.All[3]);
        Assert.Equal((id, null), (echo.MessageId, echo.Json["sender"]!["admin_id"]));
        Assert.Equal([id], seen.Json["message"]!["msg_ids"]!.AsArray().Select(one => (string)one!));
    }

    [Fact]
    public async Task Echoes_and_receipts_can_be_switched_off()
    {
        await using var commune = await Commune.OpenAsync(new ZaloSimulatorOptions { Echoes = false, Receipts = false });
        await commune.WriteAsync("Chào");
        await commune.SayAsync("Chào bác", Commune.V2);
        await commune.SettleAsync();
        Assert.Equal(["user_send_text"], commune.Service.Events);
    }

    [Fact]
    public async Task Staff_in_the_console_are_told_by_their_id_unless_it_is_left_out()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.Zalo.Staff.AnswerAsync(commune.Id, "Tôi là cán bộ", Commune.Stop);
        await commune.Zalo.Staff.AnswerWithoutAdminIdAsync(commune.Id, "Tôi cũng vậy", Commune.Stop);
        await commune.SettleAsync();
        Assert.Equal(["oa_send_text", "oa_send_text"], commune.Service.Events);
        Assert.Equal(["7011223344556677889", null], commune.Service.All.Select(got => (string?)got.Json["sender"]!["admin_id"]));
    }

    [Fact]
    public async Task A_pressed_button_arrives_as_a_text_with_its_payload()
    {
        await using var commune = await Commune.OpenAsync();
        await commune.WriteAsync("Chào");
        var sent = await commune.SendAsync(Commune.V3, commune.Message("""{"text":"Chọn:","attachment":{"type":"template","payload":{"buttons":[{"title":"Khai sinh","type":"oa.query.show","payload":"#khaisinh"}]}}}"""));
        await commune.Zalo.Residents.PressAsync(commune.Id, (string)sent["data"]!["message_id"]!, 0, Commune.Stop);
        await commune.SettleAsync();
        var got = commune.Service.All[^1];
        Assert.Equal(("user_send_text", "#khaisinh"), (got.Event, got.Text));
    }

    [Fact]
    public async Task Every_act_of_a_resident_is_told_in_its_own_shape()
    {
        await using var commune = await Commune.OpenAsync();
        var residents = commune.Zalo.Residents;
        await residents.FollowAsync(commune.Id, Commune.Stop);
        await residents.SendImageAsync(commune.Id, [1], "ảnh", Commune.Stop);
        await residents.SendFileAsync(commune.Id, "don.pdf", [1], Commune.Stop);
        await residents.SendAudioAsync(commune.Id, [1], Commune.Stop);
        await residents.SendVideoAsync(commune.Id, [1], Commune.Stop);
        await residents.SendStickerAsync(commune.Id, "46989", Commune.Stop);
        await residents.SendLocationAsync(commune.Id, "10.0", "105.1", Commune.Stop);
        await residents.ClickChatNowAsync(commune.Id, Commune.Stop);
        await residents.ShareInfoAsync(commune.Id, new("Bà Tư", "84900000000", "Ấp 1", "Xã Vĩnh Phong", "An Giang"), Commune.Stop);
        await residents.WithdrawAsync(commune.Id, Commune.Stop);
        await residents.UnfollowAsync(commune.Id, Commune.Stop);
        await commune.SettleAsync();
        Assert.Equal(
            ["follow", "user_send_image", "user_send_file", "user_send_audio", "user_send_video", "user_send_sticker", "user_send_location", "user_click_chatnow", "user_submit_info", "user_withdraw", "unfollow"],
            commune.Service.Events);
        var follow = commune.Service.All[0].Json;
        Assert.Equal((commune.Id, commune.Zalo.Options.OaId, null), ((string)follow["follower"]!["id"]!, (string)follow["oa_id"]!, follow["sender"]));
        Assert.Equal("10.0", (string)commune.Service.All[6].Json["message"]!["attachments"]![0]!["payload"]!["coordinates"]!["latitude"]!);
        Assert.Equal([1], await commune.Client.GetByteArrayAsync((string)commune.Service.All[1].Json["message"]!["attachments"]![0]!["payload"]!["url"]!, Commune.Stop));
    }

    [Fact]
    public async Task Without_a_grant_no_events_come()
    {
        await using var commune = await Commune.OpenAsync(granted: false);
        await commune.WriteAsync("Chào");
        Assert.Empty(commune.Service.All);
        Assert.Equal("no grant", Assert.Single(commune.Zalo.Log.Webhooks).Problem);
    }
}
