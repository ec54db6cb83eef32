"""A hub for tests: any name with the test's password, one local process a user, everything in this folder and on loopback ports."""
import os

here = os.getcwd()
port, hub_port, proxy_port = (int(os.environ[name]) for name in ("PORT", "HUB_PORT", "PROXY_PORT"))

c = get_config()  # noqa: F821: Jupyter's configuration files have it
c.JupyterHub.bind_url = f"http://127.0.0.1:{port}"
c.JupyterHub.hub_bind_url = f"http://127.0.0.1:{hub_port}"
c.JupyterHub.db_url = "sqlite:///:memory:"
c.JupyterHub.cookie_secret_file = os.path.join(here, "cookie-secret")
c.JupyterHub.cleanup_servers = True
c.ConfigurableHTTPProxy.api_url = f"http://127.0.0.1:{proxy_port}"
c.ConfigurableHTTPProxy.pid_file = os.path.join(here, "proxy.pid")
c.JupyterHub.authenticator_class = "dummy"
c.DummyAuthenticator.password = os.environ["PASSWORD"]
c.JupyterHub.spawner_class = "simple"
c.SimpleLocalProcessSpawner.home_dir_template = os.path.join(here, "users", "{username}")
c.Spawner.args = ["--allow-root"]
# Where `cahier install --prefix` put the kernel; the singleuser server of a hub is often not of the same prefix.
c.Spawner.environment = {"JUPYTER_PATH": os.path.join(here, "prefix", "share", "jupyter"), "JUPYTER_DATA_DIR": "", "JUPYTER_CONFIG_DIR": "", "JUPYTER_RUNTIME_DIR": ""}
