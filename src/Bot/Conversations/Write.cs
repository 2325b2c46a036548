namespace VinhPhong.Bot.Conversations;

/// <summary>One change of one conversation, applied together with others in one transaction; applied anew if that fails.</summary>
internal abstract class Write(string conversationId)
{
    public string ConversationId { get; } = conversationId;

    /// <summary>The sender's id of an activity that may have come before.</summary>
    public virtual string? Key => null;

    /// <summary>A hand-off, perhaps one that is over, that it concerns besides the open one of its conversation.</summary>
    public virtual string? Reference => null;

    public abstract void Apply(Batch batch);

    /// <summary>The transaction is on the disk.</summary>
    public abstract void Done();

    public abstract void Failed(Exception failure);
}

/// <summary>A write that tells its caller what came of it.</summary>
internal abstract class Write<TResult>(string conversationId) : Write(conversationId)
{
    private readonly TaskCompletionSource<TResult> completion = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private TResult? result;

    public Task<TResult> Completion => completion.Task;

    public sealed override void Apply(Batch batch) => result = Change(batch);

    public sealed override void Done() => completion.TrySetResult(result!);

    public sealed override void Failed(Exception failure) => completion.TrySetException(failure);

    protected abstract TResult Change(Batch batch);
}
