using System.Net;
using VinhPhong.Bot.Channels.Zalo.Files;

namespace VinhPhong.Bot.Tests.Zalo;

/// <summary>From where files are fetched, and from where never.</summary>
public sealed class ZaloFileHostsTests
{
    [Theory]
    [InlineData("https://f6.photo.talk.zdn.vn/x.jpg", true)]
    [InlineData("http://F6.zdn.vn/x.jpg", true)]
    [InlineData("http://zdn.vn/x.jpg", false)]
    [InlineData("http://evilzdn.vn/x.jpg", false)]
    [InlineData("http://f6.zdn.vn.evil.example/x.jpg", false)]
    [InlineData("http://f6.zdn.vn@evil.example/x.jpg", false)]
    [InlineData("http://evil@f6.zdn.vn/x.jpg", false)]
    [InlineData("http://f6.zdn.vn:8080/x.jpg", false)]
    [InlineData("ftp://f6.zdn.vn/x.jpg", false)]
    [InlineData("file:///etc/passwd", false)]
    [InlineData("http://127.0.0.1/x.jpg", false)]
    [InlineData("http://[::1]/x.jpg", false)]
    [InlineData("http://169.254.169.254/latest/meta-data", false)]
    public void Only_hosts_of_the_platform_count(string address, bool isAllowed) => Assert.Equal(isAllowed, new ZaloFileHosts("*.zdn.vn").Allows(new Uri(address)));

    [Theory]
    [InlineData("8.8.8.8", true)]
    [InlineData("118.102.1.1", true)]
    [InlineData("2402:800::1", true)]
    [InlineData("127.0.0.1", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("10.1.2.3", false)]
    [InlineData("100.64.0.1", false)]
    [InlineData("169.254.169.254", false)]
    [InlineData("172.31.255.255", false)]
    [InlineData("192.168.1.1", false)]
    [InlineData("224.0.0.1", false)]
    [InlineData("255.255.255.255", false)]
    [InlineData("::1", false)]
    [InlineData("::", false)]
    [InlineData("::ffff:10.0.0.1", false)]
    [InlineData("64:ff9b::a00:1", false)]
    [InlineData("fe80::1", false)]
    [InlineData("fd00::1", false)]
    [InlineData("2002:a00:1::1", false)]
    [InlineData("2001::1", false)]
    public void A_name_that_leads_to_an_address_that_is_not_public_leads_nowhere(string address, bool isAllowed) => Assert.Equal(isAllowed, new ZaloFileHosts("*.zdn.vn").Allows("f6.zdn.vn", IPAddress.Parse(address)));

    [Fact]
    public void This_machine_counts_only_by_its_own_name()
    {
        var hosts = new ZaloFileHosts("*.zdn.vn, 127.0.0.1");
        Assert.True(hosts.Allows(new Uri("http://127.0.0.1:5300/x")) && hosts.Allows("127.0.0.1", IPAddress.Loopback));
        Assert.False(hosts.Allows(new Uri("http://localhost:5300/x")) || hosts.Allows("f6.zdn.vn", IPAddress.Loopback) || hosts.Allows("127.0.0.1", IPAddress.Parse("10.0.0.1")));
        Assert.Equal(["*", "a b"], new ZaloFileHosts("*, a b, *.zdn.vn, localhost").Wrong);
    }
}
