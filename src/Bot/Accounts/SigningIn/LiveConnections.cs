namespace VinhPhong.Bot.Accounts.SigningIn;

/// <summary>An interactive page is one long request that no cookie is looked at in: so its session is looked at while it lasts, and it is cut off when that has ended.</summary>
internal sealed class LiveConnections(RequestDelegate next, Sessions sessions, TimeProvider time)
{
    private static readonly TimeSpan LookEvery = TimeSpan.FromSeconds(20);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.WebSockets.IsWebSocketRequest || context.User.SessionId() is not { } session)
        {
            await next(context);
            return;
        }
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted);
        var watching = WatchAsync(context, session, closed.Token);
        try
        {
            await next(context);
        }
        finally
        {
            await closed.CancelAsync();
            await watching;
        }
    }

    private async Task WatchAsync(HttpContext context, string session, CancellationToken cancellationToken)
    {
        try
        {
            using var timer = new PeriodicTimer(LookEvery, time);
            while (await timer.WaitForNextTickAsync(cancellationToken))
            {
                if (await sessions.LiveAsync(session, cancellationToken) is not { } live)
                {
                    context.Abort();
                    return;
                }
                await sessions.SeenAsync(live, cancellationToken); // who works on an open page is not idle
            }
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            // The page was closed.
        }
    }
}
