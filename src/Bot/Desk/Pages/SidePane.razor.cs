using Microsoft.AspNetCore.Components;
using VinhPhong.Bot.Conversations;
using VinhPhong.Bot.Conversations.HandOffs;
using VinhPhong.Bot.Language;

namespace VinhPhong.Bot.Desk.Pages;

/// <summary>What is known of a conversation: why it came, what the assistant understood, what it would have said, what was before.</summary>
public sealed partial class SidePane : ComponentBase, IDisposable
{
    private const string OfficeKind = "Office";

    private HandOffRow? row;
    private Insight? insight;
    private IReadOnlyList<CannedAnswer> canned = [];
    private IReadOnlyList<Conversation> earlier = [];
    private string tags = "";
    private string? said;
    private bool phoneShown;
    private bool drafting;
    private IDisposable? watching;

    /// <summary>The conversation that is open.</summary>
    [Parameter, EditorRequired]
    public required string ConversationId { get; set; }

    /// <summary>The officer's id.</summary>
    [Parameter, EditorRequired]
    public required string MeId { get; set; }

    /// <summary>From where the officer signed in.</summary>
    [Parameter]
    public string? MeAddress { get; set; }

    /// <summary>The officer's name.</summary>
    [Parameter, EditorRequired]
    public required string MeName { get; set; }

    /// <summary>Called with a text for the writing box.</summary>
    [Parameter]
    public EventCallback<string> Use { get; set; }

    [Inject] private DeskFeed Feed { get; set; } = null!; // all given by the framework

    [Inject] private DeskReader Reader { get; set; } = null!;

    [Inject] private DeskQueue Queue { get; set; } = null!;

    [Inject] private DeskTexts Texts { get; set; } = null!;

    [Inject] private Insights Insights { get; set; } = null!;

    private OfficerAtDesk Me => new(MeId, MeName) { Address = MeAddress };

    /// <inheritdoc/>
    public void Dispose() => watching?.Dispose();

    /// <inheritdoc/>
    protected override async Task OnInitializedAsync()
    {
        row = await Reader.NewestAsync(ConversationId, CancellationToken.None);
        tags = row?.Tags ?? "";
        if (row is { Question.Length: > 0 }) insight = Insights.Of(row.Question);
        canned = await Texts.CannedAsync(row?.Office, CancellationToken.None);
        earlier = await Reader.EarlierAsync(ConversationId, CancellationToken.None);
        watching = Feed.Watch(() => _ = InvokeAsync(Refresh));
    }

    private void Refresh()
    {
        if (Feed.Current.Open.FirstOrDefault(one => one.ConversationId == ConversationId) is not { } now || now == row) return;
        if (tags == row?.Tags) tags = now.Tags; // what is being typed here stays
        row = now;
        StateHasChanged();
    }

    private async Task ShowPhoneAsync()
    {
        await Queue.UncoverAsync(Me, ConversationId, row!.Reference, CancellationToken.None);
        phoneShown = true;
    }

    private async Task CalledAsync(bool reached)
    {
        await Queue.CalledAsync(Me, ConversationId, row!.Reference, reached, CancellationToken.None);
        row = await Reader.NewestAsync(ConversationId, CancellationToken.None);
    }

    private Task SaveTagsAsync()
    {
        var saved = tags = tags.Trim();
        return Queue.MarkAsync(Me, ConversationId, row!.Reference, handOff => handOff.Tags = saved, CancellationToken.None);
    }

    private async Task ToggleUrgentAsync()
    {
        var urgent = !row!.Urgent;
        await Queue.MarkAsync(Me, ConversationId, row.Reference, handOff => handOff.Urgent = urgent, CancellationToken.None);
        row = row with { Urgent = urgent };
    }

    private async Task MakeDraftAsync()
    {
        if (drafting) return; // a double click
        drafting = true;
        try
        {
            said = await Texts.SuggestAsync(Me, ConversationId, row?.Question, CancellationToken.None) ? AtDesk.DraftMade : AtDesk.NothingToDraft;
        }
        finally
        {
            drafting = false;
        }
    }
}
